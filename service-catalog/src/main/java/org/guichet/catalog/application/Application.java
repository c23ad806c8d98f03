package org.guichet.catalog.application;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.StaleVersion;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;

/** A client's request for a service. Every change of it is a revision that names who made it and why. */
@Entity
@Audited
@Table(schema = "catalog", name = "application")
class Application {
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID clientId;
    private String serviceCode;
    private UUID serviceVersion;
    private String serviceNameEn;
    private String serviceNameFr;
    private String programmeCode;
    private @Nullable String complexity;

    @Enumerated(EnumType.STRING)
    private ApplicationState state;

    private Instant startedAt;
    private String startChannel;
    private @Nullable UUID startContact;
    private @Nullable Instant answeredAt;
    private @Nullable Instant submittedAt;
    private @Nullable String submitChannel;
    private @Nullable UUID submitContact;
    private @Nullable Instant deadline;
    private @Nullable UUID dispatch;
    private @Nullable Instant decidedAt;
    private @Nullable UUID decidedContact;
    private @Nullable String decisionReference;
    private @Nullable BigDecimal decisionAmount;
    private @Nullable String decisionCurrency;
    private @Nullable String decisionPer;
    private @Nullable String decisionExplanationEn;
    private @Nullable String decisionExplanationFr;
    private @Nullable String decisionLaw;
    private @Nullable Instant withdrawnAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Application() {}

    Application(UUID id, ClientId client, Requested requested, Errand errand, Instant now) {
        this.id = id;
        this.clientId = client.value();
        this.serviceCode = requested.serviceCode();
        this.serviceVersion = requested.version();
        this.serviceNameEn = requested.nameEn();
        this.serviceNameFr = requested.nameFr();
        this.programmeCode = requested.programmeCode();
        this.complexity = requested.complexity();
        this.state = ApplicationState.DRAFT;
        this.startedAt = now;
        this.startChannel = errand.channel();
        this.startContact = errand.contactId();
    }

    void answer(long expectedVersion, Instant now) {
        ApplicationState next = Transitions.after(state, Act.ANSWER);
        if (expectedVersion != version) {
            throw new StaleVersion(version);
        }
        state = next;
        answeredAt = now;
    }

    void submit(Errand errand, @Nullable Instant standardDeadline, UUID dispatchId, Instant now) {
        state = Transitions.after(state, Act.SUBMIT);
        submittedAt = now;
        submitChannel = errand.channel();
        submitContact = errand.contactId();
        deadline = standardDeadline;
        dispatch = dispatchId;
    }

    /** @param contact the contact in which it was submitted, where that is still open */
    void decide(Decision decision, @Nullable UUID contact, Instant now) {
        state = Transitions.after(state, decision.kind().act());
        decisionReference = decision.reference();
        decisionExplanationEn = decision.explanationEn();
        decisionExplanationFr = decision.explanationFr();
        decisionLaw = decision.law();
        if (state.isDecided()) {
            decidedAt = now;
            decidedContact = contact;
            decisionAmount = decision.amount();
            decisionCurrency = decision.currency();
            decisionPer = decision.per();
        }
    }

    void withdraw(Instant now) {
        state = Transitions.after(state, Act.WITHDRAW);
        withdrawnAt = now;
    }

    /** The programme's answer was taken in before. */
    boolean knows(Decision decision) {
        return decision.reference().equals(decisionReference);
    }

    void expect(Act act) {
        Transitions.after(state, act);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    ClientId client() {
        return new ClientId(clientId);
    }

    ApplicationState state() {
        return state;
    }

    String serviceCode() {
        return serviceCode;
    }

    UUID serviceVersion() {
        return serviceVersion;
    }

    String programmeCode() {
        return programmeCode;
    }

    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    @Nullable
    UUID submitContact() {
        return submitContact;
    }

    @Nullable
    Instant deadline() {
        return deadline;
    }

    @Nullable
    UUID dispatch() {
        return dispatch;
    }

    ApplicationSummary summary() {
        return new ApplicationSummary(
                id,
                version,
                serviceCode,
                serviceNameEn,
                serviceNameFr,
                programmeCode,
                state,
                startedAt,
                startChannel,
                submittedAt,
                submitChannel,
                deadline,
                dispatch,
                decided());
    }

    private ApplicationSummary.@Nullable Decided decided() {
        if (decidedAt == null
                || decisionExplanationEn == null
                || decisionExplanationFr == null
                || decisionLaw == null) {
            return null;
        }
        return new ApplicationSummary.Decided(
                decidedAt,
                decisionAmount,
                decisionCurrency,
                decisionPer,
                decisionExplanationEn,
                decisionExplanationFr,
                decisionLaw);
    }
}
