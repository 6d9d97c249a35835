from bologna_credits.interop._bound_scales import Scales as Scales
from bologna_credits.interop.elmo.decision import (
    StatedDecision as StatedDecision,
    read_recognition as read_recognition,
)
from bologna_credits.interop.elmo.documents import (
    read as read,
    read_element as read_element,
    write as write,
)
from bologna_credits.interop.elmo.recognition import write_recognition as write_recognition
from bologna_credits.papers.transcripts import ElmoVersion as ElmoVersion
