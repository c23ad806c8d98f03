package org.guichet.registry.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;

/**
 * The legal ground on which data may be used. Consent is asked only where the kind is CONSENT_REQUIRED; for every
 * other kind the notice is shown instead.
 */
@Entity
@Audited
@Table(schema = "registry", name = "authority")
public class Authority {
    /** Kinds of ground, after the Privacy Act s. 8(2) and the Department of Employment and Social Development Act. */
    public enum Kind {
        STATUTE,
        REGULATION,
        CONSISTENT_USE,
        AGREEMENT,
        COURT,
        PUBLIC_INTEREST,
        CONSENT_REQUIRED
    }

    @Id
    private String code;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String jurisdiction;

    @Column(name = "instrument_en")
    private String instrumentEn;

    @Column(name = "instrument_fr")
    private String instrumentFr;

    private String provision;

    @Column(name = "from_party")
    private String fromParty;

    @Column(name = "to_party")
    private String toParty;

    @Column(name = "data_categories")
    private String[] dataCategories;

    private String[] purposes;

    @Column(name = "notice_en")
    private String noticeEn;

    @Column(name = "notice_fr")
    private String noticeFr;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private @Nullable LocalDate validTo;

    @Column(name = "review_due")
    private @Nullable LocalDate reviewDue;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected Authority() {}

    Authority(Declared.OfAuthority declared) {
        code = declared.code();
        kind = declared.kind();
        jurisdiction = declared.jurisdiction();
        instrumentEn = declared.instrumentEn();
        instrumentFr = declared.instrumentFr();
        provision = declared.provision();
        fromParty = declared.fromParty();
        toParty = declared.toParty();
        dataCategories = declared.dataCategories().toArray(String[]::new);
        purposes = declared.purposes().toArray(String[]::new);
        noticeEn = declared.noticeEn();
        noticeFr = declared.noticeFr();
        validFrom = declared.validFrom();
        validTo = declared.validTo();
        reviewDue = declared.reviewDue();
    }

    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    public String jurisdiction() {
        return jurisdiction;
    }

    public String instrument(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? instrumentFr : instrumentEn;
    }

    public String provision() {
        return provision;
    }

    public String fromParty() {
        return fromParty;
    }

    public String toParty() {
        return toParty;
    }

    public List<String> dataCategories() {
        return Arrays.asList(dataCategories);
    }

    public List<String> purposes() {
        return Arrays.asList(purposes);
    }

    public String notice(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? noticeFr : noticeEn;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public @Nullable LocalDate validTo() {
        return validTo;
    }

    public @Nullable LocalDate reviewDue() {
        return reviewDue;
    }
}
