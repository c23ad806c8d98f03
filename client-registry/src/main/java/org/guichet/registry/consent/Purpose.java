package org.guichet.registry.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Locale;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;

/** Why data is used. Named after a term of the Data Privacy Vocabulary. */
@Entity
@Audited
@Table(schema = "registry", name = "purpose")
public class Purpose {
    @Id
    private String code;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "name_fr")
    private String nameFr;

    @Column(name = "description_en")
    private String descriptionEn;

    @Column(name = "description_fr")
    private String descriptionFr;

    @Column(name = "dpv_term")
    private String dpvTerm;

    @Column(name = "live_from")
    private LocalDate liveFrom;

    @Column(name = "live_to")
    private @Nullable LocalDate liveTo;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected Purpose() {}

    Purpose(Declared.OfPurpose declared) {
        code = declared.code();
        nameEn = declared.nameEn();
        nameFr = declared.nameFr();
        descriptionEn = declared.descriptionEn();
        descriptionFr = declared.descriptionFr();
        dpvTerm = declared.dpvTerm();
        liveFrom = declared.liveFrom();
        liveTo = declared.liveTo();
    }

    public String code() {
        return code;
    }

    public String dpvTerm() {
        return dpvTerm;
    }

    public String name(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? nameFr : nameEn;
    }

    public String description(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? descriptionFr : descriptionEn;
    }
}
