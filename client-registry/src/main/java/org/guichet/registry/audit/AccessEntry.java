package org.guichet.registry.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One entry of the access log in its final form. Attribute names and ids only, never values.
 *
 * @param bases what it rested on, as {@code AUTHORITY:code} or {@code CONSENT:id}; beside an authority which version of it
 *     it was, as {@code VERSION:code@number}
 * @param relation what the actor is to the subject: staff within a contact, the client, a representative, a duty
 * @param recipient who got it: the integrator, the client, or a programme code
 * @param attributes attribute names; for a search also {@code name=keyed hash} of the criteria
 * @param reason for a refusal its reason code; for a look the reason of the contact; for an identification
 *     {@code method:RESULT}; for an export of the log the officer who answers for it; for a disposal {@code rule@version}
 * @param subjects everyone it is about
 */
public record AccessEntry(
        UUID id,
        Instant at,
        Kind kind,
        Errand errand,
        String purpose,
        List<String> bases,
        String relation,
        String recipient,
        List<String> attributes,
        @Nullable String reason,
        List<ClientId> subjects) {

    /**
     * Kinds of entry. A BATCH is one run over many clients, each of whom is a subject; an IDENTIFICATION is an attempt to
     * make sure that a caller is the client, with the method and the result as its reason; a DECISION says what might be
     * handed over, where nothing was; a DISPOSAL is one over things of many clients, each of whom is a subject, with the
     * version of the rule as its reason.
     */
    public enum Kind {
        READ,
        SHARE,
        SEARCH,
        REFUSAL,
        CHANGE,
        LOG_REVIEW,
        BATCH,
        IDENTIFICATION,
        DECISION,
        DISPOSAL
    }

    private static final JsonMapper CANONICAL = JsonMapper.shared();

    public AccessEntry {
        bases = List.copyOf(new TreeSet<>(bases));
        attributes = List.copyOf(new TreeSet<>(attributes));
        subjects = List.copyOf(subjects);
    }

    /** The same with these clients as its subjects. */
    public AccessEntry about(Collection<ClientId> clients) {
        return new AccessEntry(
                id, at, kind, errand, purpose, bases, relation, recipient, attributes, reason, List.copyOf(clients));
    }

    /** The same where it was only asked what might be handed over. */
    public AccessEntry asDecision() {
        return new AccessEntry(
                id, at, Kind.DECISION, errand, purpose, bases, relation, recipient, attributes, reason, subjects);
    }

    /** The same as one batch entry over many clients, each of whom is a subject. */
    public AccessEntry batchOver(List<ClientId> clients) {
        return new AccessEntry(
                id, at, Kind.BATCH, errand, purpose, bases, relation, recipient, attributes, reason, clients);
    }

    /** The same as one entry over many clients, of whom something is disposed of by a rule. */
    public AccessEntry disposalOf(List<ClientId> clients, String rule) {
        return new AccessEntry(
                id, at, Kind.DISPOSAL, errand, purpose, bases, relation, recipient, attributes, rule, clients);
    }

    String office() {
        return errand.actor() instanceof Actor.Person person ? person.office() : "";
    }

    /**
     * The bytes that are hashed: a JSON object in the canonical form of RFC 8785. Every value is a string or an array
     * of strings and every name is ASCII, so sorted names and minimal escapes are all the form asks for.
     *
     * @param salt drawn for this entry alone, so that its hash tells nothing to whoever knows nearly all of the rest, as its
     *     client does; it is in these bytes and nowhere else
     */
    byte[] canonical(String salt) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("v", "1");
        fields.put("id", id.toString());
        fields.put("at", at.toString());
        fields.put("kind", kind.name());
        fields.put("actorKind", errand.actor().kind().name());
        fields.put("actor", errand.actor().id());
        fields.put("office", office());
        fields.put("onBehalfOf", text(errand.onBehalfOf()));
        fields.put("purpose", purpose);
        fields.put("bases", bases);
        fields.put("relation", relation);
        fields.put("recipient", recipient);
        fields.put("channel", errand.channel());
        fields.put("contact", text(errand.contactId()));
        fields.put("attributes", attributes);
        fields.put("reason", text(reason));
        fields.put("salt", salt);
        fields.put(
                "subjects", subjects.stream().map(ClientId::toString).sorted().toList());
        return CANONICAL.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
