package org.guichet.registry.vigilance;

import java.util.Locale;

/** Why a look stands out, or what explains it. */
public enum Rule {
    /** The record is that of whoever looked. */
    OWN_RECORD,
    /** The client shares a household with whoever looked. */
    SAME_HOUSEHOLD,
    /** The client lives where whoever looked lives. */
    SAME_ADDRESS,
    /** The client bears the family name of whoever looked. */
    SAME_SURNAME,
    /** The client works in the office of whoever looked. */
    COLLEAGUE,
    /** The client is a person of public interest. */
    PUBLIC_INTEREST,
    /** There was no ticket, or nobody made sure of a caller, or neither, or it was refused. */
    NO_TICKET,
    /** No caller was identified, and nothing was done. */
    NOTHING_DONE,
    /** Nobody identified, nothing done, and nobody else had to do with the client for a while before. */
    OUT_OF_THE_BLUE,
    /** Searched for by what anybody knows of her, and not by a number she would have given. */
    FOUND_BY_NAME,
    /** At an hour at which whoever looked seldom works. */
    ODD_HOURS,
    /** Opened again and again. */
    REPEATED,
    /** Opened again after the contact was over. */
    AFTER_CLOSING,
    /** Opened by several of the staff within days, with nobody calling. */
    CROWD,
    /** Many records opened in a day with nobody calling and nothing done. */
    VOLUME,
    /** Many searches in a day after which nothing was opened. */
    SEARCH_ONLY,
    /** Many searches one after the other after which nothing was opened. */
    SEARCH_RUN,
    /** A caller was identified as the client: it speaks for the look. */
    CALLER_IDENTIFIED,
    /** Nobody was identified, but something was recorded: it speaks for the look. */
    SOMETHING_DONE,
    /** Nobody was identified, but somebody else had to do with the client shortly before: it speaks for the look. */
    ONGOING_MATTER;

    /** As messages and pages name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
