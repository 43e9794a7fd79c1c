"""The Danish words for a citizen's record, programme and case: one table for each closed list."""

from collections.abc import Mapping

from models.kinds import (
    ActivityKind,
    AtTheMove,
    CaseMatter,
    DanishEducation,
    DanishTest,
    DisclosureBasis,
    DutyReason,
    FollowUpKind,
    LanguageMastery,
    LevelSource,
    NoteKind,
    PersonAround,
    ProposalKind,
    ReadingSource,
    RecordPart,
    RefusalOf,
    Situation,
    SkillLevel,
    TakenAs,
    TransferState,
    Urgency,
)
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.people import Words

# Weeks of lessons to begin with, by the code in the address.
USUAL_WEEK_WORDS: Mapping[str, LazyString] = {
    "to-plus-tre": _("To dage på skole og tre på arbejde"),
    "formiddage": _("Tre formiddage"),
    "aftener": _("To aftener"),
    "i-virksomheden": _("To eftermiddage på arbejdspladsen"),
}

RECORD: Words = {
    SkillLevel: {
        SkillLevel.SOME: _("Lidt"),
        SkillLevel.GOOD: _("Godt"),
        SkillLevel.EXPERT: _("Meget godt"),
    },
    RecordPart: {
        RecordPart.CV: _("Cv"),
        RecordPart.WISHES: _("Ønsker"),
        RecordPart.DANISH: _("Dansk"),
        RecordPart.PRACTICAL: _("Praktiske forhold"),
        RecordPart.PROGRAMME: _("Program"),
    },
    DanishEducation: {
        DanishEducation.DU1: _("Danskuddannelse 1"),
        DanishEducation.DU2: _("Danskuddannelse 2"),
        DanishEducation.DU3: _("Danskuddannelse 3"),
    },
    DanishTest: {
        DanishTest.PD1: _("Prøve i Dansk 1"),
        DanishTest.PD2: _("Prøve i Dansk 2"),
        DanishTest.PD3: _("Prøve i Dansk 3"),
        DanishTest.STUDY_TEST: _("Studieprøven"),
    },
    LevelSource: {
        LevelSource.TEACHER: _("Lærer"),
        LevelSource.TEST: _("Prøve"),
        LevelSource.CASEWORKER: _("Sagsbehandler"),
        LevelSource.DERIVED: _("Gættet ud fra modulet"),
    },
    LanguageMastery: {
        LanguageMastery.NONE: _("Slet ikke"),
        LanguageMastery.SOME: _("Lidt"),
        LanguageMastery.WELL: _("Godt"),
        LanguageMastery.MOTHER_TONGUE: _("Modersmål"),
    },
    PersonAround: {
        PersonAround.MENTOR: _("Mentor"),
        PersonAround.FAMILY_CONSULTANT: _("Familiekonsulent"),
        PersonAround.TEACHER: _("Sproglærer"),
        PersonAround.LANGUAGE_BUDDY: _("Sprogmakker"),
        PersonAround.OTHER: _("Anden kontakt"),
    },
    ReadingSource: {
        ReadingSource.PASTED: _("Indsat tekst"),
        ReadingSource.PDF: _("PDF"),
        ReadingSource.DOCX: _("Word-dokument"),
        ReadingSource.TXT: _("Tekstfil"),
    },
    ProposalKind: {
        ProposalKind.JOB: _("Job"),
        ProposalKind.EDUCATION: _("Uddannelse"),
        ProposalKind.SKILL: _("Kompetence"),
        ProposalKind.PERMIT: _("Kørekort eller bevis"),
        ProposalKind.LANGUAGE: _("Sprog"),
    },
    TakenAs: {
        TakenAs.WAITING: _("Venter"),
        TakenAs.ACCEPTED: _("Taget med"),
        TakenAs.DROPPED: _("Ikke taget med"),
    },
    Situation: {
        Situation.EXPECTED: _("Ventes til kommunen"),
        Situation.IN_PROGRAMME: _("I programmet"),
        Situation.IN_JOB_OR_EDUCATION: _("I job eller uddannelse"),
        Situation.PARENTAL_LEAVE: _("På barsel"),
        Situation.PAUSED_BY_JOB: _("Programmet er på pause på grund af job"),
        Situation.AFTER_PROGRAMME: _("Efter programmet"),
    },
    DutyReason: {
        DutyReason.ASSESSED_BY_CASEWORKER: _("Vurderet af sagsbehandleren"),
        DutyReason.PARENTAL_LEAVE: _("Barsel"),
        DutyReason.NOT_UNDER_DUTY: _("Ikke omfattet af arbejdspligt"),
    },
    ActivityKind: {
        ActivityKind.PAID_HOURS: _("Lønnede timer"),
        ActivityKind.COURSE: _("Kursus"),
        ActivityKind.INTRODUCTION: _("Introduktion"),
        ActivityKind.MENTOR: _("Mentor"),
        ActivityKind.TALKS: _("Samtaler"),
        ActivityKind.JOB_SEARCH: _("Jobsøgning"),
        ActivityKind.SOCIAL_OR_HEALTH: _("Sociale eller sundhedsfaglige tiltag"),
        ActivityKind.OTHER: _("Andet"),
    },
    FollowUpKind: {
        FollowUpKind.TALK: _("Samtale"),
        FollowUpKind.PHONE: _("Telefon"),
        FollowUpKind.HOME_VISIT: _("Hjemmebesøg"),
        FollowUpKind.AT_COMPANY: _("Besøg på arbejdspladsen"),
    },
    NoteKind: {
        NoteKind.PHONE: _("Telefon"),
        NoteKind.MEETING: _("Møde"),
        NoteKind.MESSAGE: _("Besked"),
        NoteKind.LETTER: _("Brev"),
        NoteKind.OBSERVATION: _("Iagttagelse"),
    },
    DisclosureBasis: {
        DisclosureBasis.CONSENT: _("Samtykke"),
        DisclosureBasis.LAW: _("Lov"),
        DisclosureBasis.ESSENTIAL: _("Væsentlig betydning"),
    },
    RefusalOf: {
        RefusalOf.JOB: _("Job"),
        RefusalOf.INTERNSHIP: _("Virksomhedspraktik"),
        RefusalOf.OTHER_OFFER: _("Andet tilbud"),
    },
    TransferState: {
        TransferState.PROPOSED: _("Venter på svar"),
        TransferState.ACCEPTED: _("Aftalt"),
        TransferState.DECLINED: _("Afvist"),
        TransferState.TAKEN_BACK: _("Fortrudt"),
        TransferState.SENT: _("Sendt som fil"),
        TransferState.CARRIED_OUT: _("Flyttet"),
    },
    AtTheMove: {
        AtTheMove.GOES_ON: _("Går videre som godkendt"),
        AtTheMove.FALLS_AWAY: _("Falder bort på flyttedagen"),
        AtTheMove.OVER: _("Er slut"),
    },
    Urgency: {
        Urgency.LATE: _("Fristen er overskredet"),
        Urgency.WEEK: _("Inden for en uge"),
        Urgency.LATER: _("Senere"),
        Urgency.NO_DEADLINE: _("Uden frist"),
    },
    CaseMatter: {
        CaseMatter.CONTRACT: _("Kontrakt"),
        CaseMatter.CLASSIFICATION: _("Visitation"),
        CaseMatter.FOLLOW_UP: _("Opfølgning"),
        CaseMatter.FIRST_OFFER: _("Første tilbud"),
        CaseMatter.NO_OFFER: _("Uden tilbud"),
        CaseMatter.DANISH_ENROLMENT: _("Start på dansk"),
        CaseMatter.PARENTAL_FOLLOW_UP: _("Opfølgning efter fødsel"),
        CaseMatter.STATUS_REPORT: _("Status ved permanent ophold"),
        CaseMatter.PROGRAMME_END: _("Programmets udløb"),
        CaseMatter.CV_OLD: _("Cv'et er gammelt"),
        CaseMatter.NOT_KNOWN: _("Mangler oplysninger"),
        CaseMatter.PARTY_ACCESS: _("Aktindsigt"),
        CaseMatter.INTERNSHIP_READY: _("Klar til praktik"),
        CaseMatter.COMPLAINT: _("Klage"),
    },
}
