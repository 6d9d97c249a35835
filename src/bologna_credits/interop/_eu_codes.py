"""The addresses of countries, languages and fields of study in the vocabularies of the EU.

The Publications Office names a country by its code of ISO 3166-1 alpha-3, and a language by its terminological code of ISO 639-2,
each in capitals: ``http://publications.europa.eu/resource/authority/country/KAZ``. Kosovo, which has no code of ISO 3166, is
``1A0`` there. Fields of study are those of ISCED-F 2013.
"""

import re

from bologna_credits.core.countries import INVENTED
from bologna_credits.grades.grading_tables import is_isced

COUNTRIES = "http://publications.europa.eu/resource/authority/country"
"""The list of countries of the Publications Office."""
LANGUAGES = "http://publications.europa.eu/resource/authority/language"
"""The list of languages of the Publications Office."""
FIELDS = "http://data.europa.eu/snb/isced-f/25831c2"
"""The list of fields of study that ELM uses."""
_FIELD = "http://data.europa.eu/snb/isced-f/"
_TAG = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")

# ISO 3166-1, alpha-2 and alpha-3; XK as the Publications Office has it.
_COUNTRIES = """
    AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS AW:ABW AX:ALA AZ:AZE BA:BIH
    BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM BM:BMU BN:BRN BO:BOL BQ:BES BR:BRA BS:BHS BT:BTN BV:BVT
    BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK CD:COD CF:CAF CG:COG CH:CHE CI:CIV CK:COK CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CU:CUB
    CV:CPV CW:CUW CX:CXR CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST EG:EGY EH:ESH ER:ERI ES:ESP
    ET:ETH FI:FIN FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD GE:GEO GF:GUF GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB
    GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS GT:GTM GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL
    IL:ISR IM:IMN IN:IND IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM KI:KIR KM:COM
    KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO LB:LBN LC:LCA LI:LIE LK:LKA LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY
    MA:MAR MC:MCO MD:MDA ME:MNE MF:MAF MG:MDG MH:MHL MK:MKD ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MS:MSR MT:MLT
    MU:MUS MV:MDV MW:MWI MX:MEX MY:MYS MZ:MOZ NA:NAM NC:NCL NE:NER NF:NFK NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL NR:NRU NU:NIU
    NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG PH:PHL PK:PAK PL:POL PM:SPM PN:PCN PR:PRI PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT
    RE:REU RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB SC:SYC SD:SDN SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR
    SN:SEN SO:SOM SR:SUR SS:SSD ST:STP SV:SLV SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS
    TM:TKM TN:TUN TO:TON TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY UZ:UZB VA:VAT VC:VCT VE:VEN
    VG:VGB VI:VIR VN:VNM VU:VUT WF:WLF WS:WSM YE:YEM YT:MYT ZA:ZAF ZM:ZMB ZW:ZWE XK:1A0
"""
# ISO 639-1 and ISO 639-2/T.
_LANGUAGES = """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel bg:bul bi:bis bm:bam
    bn:ben bo:bod br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces cu:chu cv:chv cy:cym da:dan de:deu dv:div dz:dzo
    ee:ewe el:ell en:eng eo:epo es:spa et:est eu:eus fa:fas ff:ful fi:fin fj:fij fo:fao fr:fra fy:fry ga:gle gd:gla gl:glg
    gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:hye hz:her ia:ina id:ind ie:ile ig:ibo ii:iii
    ik:ipk io:ido is:isl it:ita iu:iku ja:jpn jv:jav ka:kat kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau
    ks:kas ku:kur kv:kom kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri
    mk:mkd ml:mal mn:mon mr:mar ms:msa mt:mlt my:mya na:nau nb:nob nd:nde ne:nep ng:ndo nl:nld nn:nno no:nor nr:nbl nv:nav
    ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por qu:que rm:roh rn:run ro:ron ru:rus rw:kin
    sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slk sl:slv sm:smo sn:sna so:som sq:sqi sr:srp ss:ssw st:sot su:sun sv:swe
    sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig uk:ukr
    ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor za:zha zh:zho zu:zul
"""


def _read(table: str) -> dict[str, str]:
    return {short: long for short, _, long in (item.partition(":") for item in table.split())}


_BY_COUNTRY, _BY_LANGUAGE = _read(_COUNTRIES), _read(_LANGUAGES)
_TO_COUNTRY, _TO_LANGUAGE = ({long: short for short, long in table.items()} for table in (_BY_COUNTRY, _BY_LANGUAGE))


def country_address(code: str) -> str | None:
    """Return the address of a country in the list of the Publications Office, or None for an invented one.

    Args:
        code: the code of ISO 3166-1 alpha-2.

    >>> country_address("KZ")
    'http://publications.europa.eu/resource/authority/country/KAZ'
    """
    return None if code == INVENTED else f"{COUNTRIES}/{_BY_COUNTRY[code]}"


def country_at(address: str) -> str | None:
    """Return the alpha-2 code of the country at an address of the list, or None.

    >>> country_at("http://publications.europa.eu/resource/authority/country/KAZ"), country_at("Kazakhstan")
    ('KZ', None)
    """
    place, _, code = address.rpartition("/")
    return _TO_COUNTRY.get(code) if place == COUNTRIES else None


def is_language(tag: str) -> bool:
    """Return True if a text has the form of a language tag, such as ``en`` or ``sr-Latn``.

    >>> is_language("sr-Latn"), is_language("english language"), is_language("")
    (True, False, False)
    """
    return _TAG.fullmatch(tag) is not None


def language_address(tag: str) -> str | None:
    """Return the address of a language in the list of the Publications Office, or None for one without a code of ISO 639-1.

    Args:
        tag: a language tag; what follows the language itself does not count.

    >>> language_address("kk"), language_address("tlh")
    ('http://publications.europa.eu/resource/authority/language/KAZ', None)
    """
    short = tag.lower().partition("-")[0]
    long = short if short in _TO_LANGUAGE else _BY_LANGUAGE.get(short)
    return None if long is None else f"{LANGUAGES}/{long.upper()}"


def field_address(code: str) -> str | None:
    """Return the address of a field of study in the list of ISCED-F 2013, or None if the code has not its form.

    >>> field_address("0613"), field_address("61")
    ('http://data.europa.eu/snb/isced-f/0613', None)
    """
    return _FIELD + code if is_isced(code) else None


def field_at(address: str) -> str | None:
    """Return the code of the field of study at an address of the list, or None.

    >>> field_at("http://data.europa.eu/snb/isced-f/0613")
    '0613'
    """
    code = address.removeprefix(_FIELD)
    return code if address.startswith(_FIELD) and is_isced(code) else None
