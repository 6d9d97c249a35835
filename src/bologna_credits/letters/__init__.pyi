from bologna_credits.letters.cohort_letters import (
    LetterFile as LetterFile,
    write_letters as write_letters,
)
from bologna_credits.letters.letterhead import (
    Learner as Learner,
    Letterhead as Letterhead,
    Signatory as Signatory,
    read_letterhead as read_letterhead,
)
from bologna_credits.letters.making import (
    Letter as Letter,
    letter as letter,
)
