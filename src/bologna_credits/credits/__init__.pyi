from bologna_credits.credits.amounts import (
    CreditRange as CreditRange,
    Credits as Credits,
    Workload as Workload,
)
from bologna_credits.credits.policy import (
    CreditPolicy as CreditPolicy,
    Take as Take,
)
from bologna_credits.credits.systems import (
    CreditSystem as CreditSystem,
    Hours as Hours,
    Rate as Rate,
    Ratio as Ratio,
    Year as Year,
    ects_of as ects_of,
)
