package org.guichet.catalog.publicservice;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.client.StateChanged;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;

/** A version of a service. Its content never changes, only its state. */
@Entity
@Audited
@Table(schema = "catalog", name = "public_service_version")
class PublicServiceVersion {
    @Id
    private UUID id;

    private String serviceCode;
    private int number;

    @Enumerated(EnumType.STRING)
    private Lifecycle state;

    private String nameEn;
    private String nameFr;
    private String descriptionEn;
    private String descriptionFr;

    @Column(columnDefinition = "text[]")
    private String[] channels;

    @Column(columnDefinition = "text[]")
    private String[] languages;

    @Column(columnDefinition = "text[]")
    private String[] targetGroups;

    @Embedded
    private InteractionPoints points;

    private boolean fee;

    @Enumerated(EnumType.STRING)
    private @Nullable Complexity complexity;

    private @Nullable String authority;

    @Column(columnDefinition = "text[]")
    private String[] formFields;

    @Column(columnDefinition = "text[]")
    private String[] formRequired;

    private @Nullable String fiscalYear;
    private @Nullable Instant publishedAt;
    private @Nullable Instant retiredAt;

    @Version
    private long rowVersion;

    @SuppressWarnings("NullAway.Init")
    protected PublicServiceVersion() {}

    PublicServiceVersion(UUID id, int number, ServiceDefinition definition) {
        Offer offer = definition.offer();
        this.id = id;
        this.serviceCode = definition.code();
        this.number = number;
        this.state = Lifecycle.DRAFT;
        this.nameEn = offer.name().en();
        this.nameFr = offer.name().fr();
        this.descriptionEn = offer.description().en();
        this.descriptionFr = offer.description().fr();
        this.channels = offer.channels().toArray(String[]::new);
        this.languages = offer.languages().toArray(String[]::new);
        this.targetGroups = offer.targetGroups().toArray(String[]::new);
        this.points = offer.points();
        this.fee = offer.fee();
        this.complexity = definition.complexity();
        this.authority = definition.authority();
        this.formFields = definition.form().stream().map(FormField::attribute).toArray(String[]::new);
        this.formRequired = definition.form().stream()
                .filter(FormField::required)
                .map(FormField::attribute)
                .toArray(String[]::new);
        this.fiscalYear = definition.fiscalYear();
    }

    UUID id() {
        return id;
    }

    Lifecycle state() {
        return state;
    }

    void submitForReview() {
        become(Lifecycle.IN_REVIEW);
    }

    void publish(Instant now) {
        become(Lifecycle.PUBLISHED);
        publishedAt = now;
    }

    void retire(Instant now) {
        become(Lifecycle.RETIRED);
        retiredAt = now;
    }

    private void become(Lifecycle next) {
        if (!state.mayBecome(next)) {
            throw new StateChanged(state.name());
        }
        state = next;
    }
}
