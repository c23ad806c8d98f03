package org.guichet.registry.actor;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting, for whom, why, through which channel and contact, and how sure we are.
 *
 * @param onBehalfOf the client a representative acts for, where it is not the actor's own matter
 * @param channel channel code (ONLINE, PHONE, IN_PERSON, MAIL, EMAIL, CHAT, OUTREACH, PARTNER, BACK_OFFICE)
 * @param contactId the open contact a member of staff acts within
 * @param purpose purpose code, as declared in {@code registry.consent}
 * @param assurance how sure we are of the actor
 * @param idempotencyKey what the caller sent to make a retry safe
 * @param reading the caller asked to see something, and nothing of a client's is to be changed by it
 */
public record Errand(
        Actor actor,
        @Nullable UUID onBehalfOf,
        String channel,
        @Nullable UUID contactId,
        String purpose,
        Assurance assurance,
        @Nullable IdempotencyKey idempotencyKey,
        boolean reading) {

    /** An errand that may change something. */
    public Errand(
            Actor actor,
            @Nullable UUID onBehalfOf,
            String channel,
            @Nullable UUID contactId,
            String purpose,
            Assurance assurance,
            @Nullable IdempotencyKey idempotencyKey) {
        this(actor, onBehalfOf, channel, contactId, purpose, assurance, idempotencyKey, false);
    }

    /** Scheduled work: no channel, no contact, certain of itself. */
    public static Errand of(Actor.Duty duty, String purpose) {
        return new Errand(duty, null, "BACK_OFFICE", null, purpose, Assurance.HIGH, null);
    }

    /** The same errand for another purpose. */
    public Errand forPurpose(String otherPurpose) {
        return new Errand(actor, onBehalfOf, channel, contactId, otherPurpose, assurance, idempotencyKey, reading);
    }

    /** The same errand within a contact. */
    public Errand within(UUID contact) {
        return new Errand(actor, onBehalfOf, channel, contact, purpose, assurance, idempotencyKey, reading);
    }

    /** The same errand within no contact. */
    public Errand withoutContact() {
        return new Errand(actor, onBehalfOf, channel, null, purpose, assurance, idempotencyKey, reading);
    }

    /** The same errand for a client the actor represents. */
    public Errand onBehalf(UUID client) {
        return new Errand(actor, client, channel, contactId, purpose, assurance, idempotencyKey, reading);
    }

    /** The same errand as the actor's own matter. */
    public Errand forOneself() {
        return new Errand(actor, null, channel, contactId, purpose, assurance, idempotencyKey, reading);
    }

    /** The same errand, by which nothing is to be changed. */
    public Errand onlyReading() {
        return new Errand(actor, onBehalfOf, channel, contactId, purpose, assurance, idempotencyKey, true);
    }

    /** Whether sealed clients exist for whoever acts. */
    public boolean cleared() {
        return switch (actor) {
            case Actor.Person person -> person.roles().contains(Role.CLEARED);
            case Actor.Duty duty -> duty.cleared();
            case Actor.Client client -> false;
            case Actor.Newcomer newcomer -> false;
            case Actor.Programme programme -> false;
        };
    }

    /** The client who acts in her own name; null for everybody else. */
    public @Nullable UUID self() {
        return actor instanceof Actor.Client client ? client.clientId() : null;
    }

    public boolean hasRole(Role role) {
        return actor instanceof Actor.Person person && person.roles().contains(role);
    }
}
