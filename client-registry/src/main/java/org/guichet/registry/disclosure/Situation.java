package org.guichet.registry.disclosure;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.actor.OpenEmergencies;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.consent.Bases;
import org.guichet.registry.representation.Representation;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision looks at, read before any check: who, within which contact, about whom, on which grounds.
 *
 * @param position within which contact, and what whoever acts is to the client
 * @param looked what the rows say of the client asked about; no decision sees a client who is hidden
 */
record Situation(
        Errand errand,
        String purpose,
        List<Grants.Grant> grants,
        Position position,
        Ask ask,
        Optional<Known> looked,
        Bases bases,
        boolean rateSane) {

    /** The same situation while looking for somebody: the contact may be bound to anyone. */
    Situation searching() {
        Optional<OpenContact> unbound = contact()
                .map(open -> new OpenContact(
                        open.id(),
                        open.account(),
                        open.channel(),
                        open.openedFrom(),
                        open.reason(),
                        null,
                        open.callerAssurance(),
                        open.expiresAt()));
        return new Situation(
                errand,
                purpose,
                grants,
                new Position(unbound, position.standing(), position.emergency()),
                ask,
                looked,
                bases,
                rateSane);
    }

    Optional<OpenContact> contact() {
        return position.contact();
    }

    Standing standing() {
        return position.standing();
    }

    /** The client, where she exists for whoever acts. */
    Optional<Known> known() {
        return looked.filter(Known::seen);
    }

    /** What she is; of nobody in particular and of whoever is hidden, a person. */
    ClientKind kind() {
        return known().map(Known::kind).orElse(ClientKind.PERSON);
    }

    /** Whether somebody looks in an emergency: then nobody needs to have called, or to be identified. */
    boolean inEmergency() {
        return purpose.equals(OpenEmergencies.PURPOSE);
    }

    /** An emergency is for looking, and lasts from its declaration on. */
    boolean emergencyHolds() {
        return position.emergency().isPresent() && errand.reading();
    }

    /** Whoever called about an emergency is seldom the one it is about: the contact is bound to nobody, but it is her own. */
    boolean contactIsOwn() {
        return errand.contactId() == null || ownContact().isPresent();
    }

    /** The open contact, where it is the actor's own and was opened from the channel she acts in now. */
    private Optional<OpenContact> ownContact() {
        return contact()
                .filter(open -> open.account().equals(errand.actor().id()))
                .filter(open -> open.openedFrom().equals(errand.channel()));
    }

    /** Why the contact was opened; in an emergency that speaks of somebody else. */
    @Nullable
    String contactReason() {
        return inEmergency() ? null : contact().map(OpenContact::reason).orElse(null);
    }

    /** What an answer rests on beside grounds, as the access log names it. */
    List<String> references() {
        return Stream.concat(
                        representationReferences().stream(),
                        position.emergency().stream().map(id -> "EMERGENCY:" + id))
                .toList();
    }

    boolean byStaff() {
        return errand.actor() instanceof Actor.Person;
    }

    boolean byPartner() {
        return errand.hasRole(Role.PARTNER);
    }

    /** A client or a partner who is neither the one asked about nor ever represented her. */
    boolean byStranger() {
        return standing() instanceof Standing.Stranger;
    }

    boolean lapsed(Disclosure.Reason reason) {
        return standing() instanceof Standing.Lapsed(Disclosure.Reason why) && why == reason;
    }

    /** Somebody uses the account of a client who has died. */
    boolean byAccountOfDeceased() {
        return standing() instanceof Standing.Self(boolean died) && died
                || lapsed(Disclosure.Reason.ACCOUNT_OF_DECEASED);
    }

    /** The representations that extend to what is asked for; of whoever acts for herself there is nothing to look at. */
    boolean represented() {
        return !(standing() instanceof Standing.OnBehalf behalf)
                || !representations(behalf).isEmpty();
    }

    private List<Representation> representations(Standing.OnBehalf behalf) {
        return behalf.inForce().stream()
                .filter(one -> errand.reading() || one.scope().act())
                .filter(one -> ask.service() == null || one.scope().coversService(ask.service()))
                .filter(one -> ask.deciding().stream().allMatch(one::coversCategory))
                .toList();
    }

    /** What a permit for these attributes says of representation. */
    Disclosure.@Nullable Behalf behalf(Collection<Attribute> attributes) {
        return standing() instanceof Standing.OnBehalf behalf
                ? behalf.permitted(representations(behalf), attributes)
                : null;
    }

    private List<String> representationReferences() {
        return standing() instanceof Standing.OnBehalf behalf
                ? representations(behalf).stream()
                        .map(one -> "REPRESENTATION:" + one.id())
                        .toList()
                : List.of();
    }

    boolean withinRepresentation(String category) {
        return !(standing() instanceof Standing.OnBehalf behalf)
                || representations(behalf).stream().anyMatch(one -> one.coversCategory(category));
    }

    boolean actorAssured() {
        return grants.stream().anyMatch(grant -> errand.assurance().reaches(grant.actor()));
    }

    /** The contact is open, the actor's own, in the actor's channel, and about this client or nobody yet. */
    boolean contactHolds() {
        return ownContact().filter(open -> boundTo(open.clientId())).isPresent();
    }

    private boolean boundTo(@Nullable UUID client) {
        return client == null
                || client.equals(ask.client().value())
                || known().filter(found -> found.ids().contains(new ClientId(client)))
                        .isPresent();
    }

    boolean callerAssured() {
        Assurance caller = contact().map(OpenContact::callerAssurance).orElse(Assurance.NONE);
        return grants.stream().anyMatch(grant -> caller.reaches(grant.caller()));
    }

    /** Categories allowed to this role at this assurance. */
    boolean allows(String category) {
        Assurance caller = contact().map(OpenContact::callerAssurance).orElse(Assurance.NONE);
        return grants.stream()
                .filter(grant -> errand.assurance().reaches(grant.actor()))
                .filter(grant -> !byStaff() || caller.reaches(grant.caller()))
                .anyMatch(grant -> grant.categories().contains(category));
    }

    Set<String> grantedCategories() {
        return grants.stream()
                .flatMap(grant -> grant.categories().stream())
                .collect(java.util.stream.Collectors.toSet());
    }

    /** What whoever acts is to the client, as the entry words it. */
    String relation() {
        return switch (errand.actor()) {
            case Actor.Person partner when byPartner() -> towardsHer();
            case Actor.Person person when inEmergency() -> "staff-in-emergency";
            case Actor.Person person -> contact().isPresent() ? "staff-in-contact" : "staff";
            case Actor.Client client -> towardsHer();
            case Actor.Newcomer newcomer -> "self";
            case Actor.Programme programme -> "programme";
            case Actor.Duty duty -> "duty";
        };
    }

    private String towardsHer() {
        return switch (standing()) {
            case Standing.Self self -> "self";
            case Standing.OnBehalf behalf -> "representative";
            case Standing.Lapsed lapsed -> "former-representative";
            default -> "stranger";
        };
    }
}
