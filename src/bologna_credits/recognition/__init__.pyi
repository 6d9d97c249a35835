from bologna_credits.recognition.comparison import (
    RowState as RowState,
    diff as diff,
)
from bologna_credits.recognition.decision import (
    Recognition as Recognition,
    recognise as recognise,
)
from bologna_credits.recognition.digests import seal as seal
from bologna_credits.recognition.dossier import Dossier as Dossier
from bologna_credits.recognition.events import (
    Event as Event,
    EventKind as EventKind,
)
from bologna_credits.recognition.foresight import (
    Foreseen as Foreseen,
    Foresight as Foresight,
    foresee as foresee,
)
from bologna_credits.recognition.settlements import (
    Revision as Revision,
    Settlement as Settlement,
)
from bologna_credits.recognition.texts import (
    RecognitionText as RecognitionText,
    recognition_text as recognition_text,
    recognition_texts as recognition_texts,
)
from bologna_credits.recognition.transcript_lines import (
    TranscriptLine as TranscriptLine,
    TranscriptLines as TranscriptLines,
)
from bologna_credits.recognition.verification import (
    Unvouched as Unvouched,
    verify as verify,
)
