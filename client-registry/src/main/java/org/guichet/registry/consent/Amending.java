package org.guichet.registry.consent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Reasons;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Amendment.State;
import org.guichet.registry.consent.AmendmentRows.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changing a purpose or an authority takes two people who hold the grant: one proposes another version or the end, somebody
 * else puts it in force. It counts from the next decision on, on every node.
 */
@Component
public class Amending {
    private static final String PROPOSING = "propose-amendment";

    private final AmendmentRows amendments;
    private final GroundRows grounds;
    private final GroundChecks checks;
    private final Once once;
    private final LegalDay day;

    Amending(AmendmentRows amendments, GroundRows grounds, GroundChecks checks, Once once, LegalDay day) {
        this.amendments = amendments;
        this.grounds = grounds;
        this.checks = checks;
        this.once = once;
        this.day = day;
    }

    /** What waits for a second person, oldest first. */
    @Transactional(readOnly = true)
    public List<Amendment> waiting() {
        reader();
        return amendments.waiting();
    }

    /** What was ever proposed about one code, newest first. */
    @Transactional(readOnly = true)
    public List<Amendment> of(GroundKind ground, String code) {
        reader();
        return amendments.of(ground, code);
    }

    /** @throws NotFound where there is none */
    @Transactional(readOnly = true)
    public Amendment find(UUID id) {
        reader();
        return amendments.find(id).orElseThrow(NotFound::new);
    }

    /**
     * What it would change, side by side: every field of a version, or the last day of what shall end; and each version to
     * come that would not come any more.
     */
    @Transactional(readOnly = true)
    public List<Difference> differences(Amendment amendment) {
        reader();
        List<GroundVersion> known = grounds.of(amendment.ground(), amendment.code());
        Declared.Ground before = known.stream()
                .filter(version -> Integer.valueOf(version.number()).equals(amendment.comparedWith()))
                .findFirst()
                .map(GroundVersion::said)
                .orElse(null);
        List<Difference> differences = new ArrayList<>(
                amendment.ends()
                        ? List.of(Difference.ofLastDay(amendment.ground(), before, amendment.lastDay()))
                        : Difference.between(before, amendment.version()));
        if (amendment.state() == State.PROPOSED) {
            known.stream()
                    .filter(version -> version.comes(day.today()) && amendment.takesThePlaceOf(version))
                    .map(Difference::ofOneThatDoesNotCome)
                    .forEach(differences::add);
        }
        return differences;
    }

    /**
     * Proposes a version of an authority: the first of its code, or one that replaces what there is.
     *
     * @throws InvalidInput naming every wrong field
     * @throws StateChanged where another proposal about it waits
     */
    @Transactional
    public Amendment propose(String code, AuthorityDraft draft) {
        Actor steward = steward();
        Reading reading = new Reading(day.today());
        Declared.OfAuthority said = checks.authority(reading, code, draft);
        return propose(said, reading, draft.reason(), steward);
    }

    /** The same for a purpose. */
    @Transactional
    public Amendment propose(String code, PurposeDraft draft) {
        Actor steward = steward();
        Reading reading = new Reading(day.today());
        Declared.OfPurpose said = checks.purpose(reading, code, draft);
        return propose(said, reading, draft.reason(), steward);
    }

    /**
     * Proposes that an authority or a purpose ends.
     *
     * @param lastDay today or later, as {@code 2026-03-31}; without one it ends at the moment it is put in force
     * @throws NotFound where there is nothing in force or to come
     */
    @Transactional
    public Amendment proposeEnd(GroundKind ground, String code, @Nullable String lastDay, @Nullable String reason) {
        Actor steward = steward();
        LocalDate today = day.today();
        List<GroundVersion> living = grounds.of(ground, code).stream()
                .filter(version -> version.inForce(today) || version.comes(today))
                .toList();
        if (living.isEmpty()) {
            throw new NotFound();
        }
        Reading reading = new Reading(today);
        LocalDate last = reading.lastDay("lastDay", lastDay, null);
        String why = reading.text("reason", reason, Reading.SHORT);
        reading.refuse();
        return enter(new Change(ground, code, null, last, compared(living)), why, steward);
    }

    /**
     * Puts what was proposed in force, or rejects it.
     *
     * @throws NotGranted for whoever proposed it
     * @throws StateChanged where it was decided already, or something else of that code was put in force meanwhile
     */
    @Transactional
    public Amendment decide(UUID id, boolean accepted, @Nullable String reason) {
        Actor steward = steward();
        Amendment amendment = amendments.hold(id).orElseThrow(NotFound::new);
        if (once.claim("decide-amendment", id.toString()).isPresent()) {
            return amendment;
        }
        if (isOwn(amendment)) {
            throw new NotGranted();
        }
        String why = Reasons.given(reason);
        expectProposed(amendment);
        if (accepted) {
            putInForce(amendment);
        }
        amendments.decided(id, accepted ? State.IN_FORCE : State.REJECTED, why, steward);
        return amendments.find(id).orElseThrow(NotFound::new);
    }

    /**
     * Takes a proposal back; only whoever made it can.
     *
     * @throws StateChanged where it was decided already
     */
    @Transactional
    public Amendment withdraw(UUID id) {
        Actor steward = steward();
        Amendment amendment = amendments.hold(id).orElseThrow(NotFound::new);
        if (once.claim("withdraw-amendment", id.toString()).isPresent()) {
            return amendment;
        }
        if (!isOwn(amendment)) {
            throw new NotGranted();
        }
        expectProposed(amendment);
        amendments.decided(id, State.WITHDRAWN, null, steward);
        return amendments.find(id).orElseThrow(NotFound::new);
    }

    private Amendment propose(Declared.Ground said, Reading reading, @Nullable String reason, Actor steward) {
        String why = reading.text("reason", reason, Reading.SHORT);
        reading.refuse();
        GroundKind ground = GroundKind.of(said);
        List<GroundVersion> known = grounds.of(ground, said.code());
        return enter(new Change(ground, said.code(), said, null, compared(known)), why, steward);
    }

    private Amendment enter(Change change, String why, Actor steward) {
        UUID id = Ids.next(day.clock());
        Optional<String> earlier = once.claim(PROPOSING, id.toString());
        if (earlier.isPresent()) {
            return amendments.find(UUID.fromString(earlier.get())).orElseThrow(NotFound::new);
        }
        if (!amendments.propose(id, change, why, steward)) {
            throw new StateChanged(State.PROPOSED.name());
        }
        return amendments.find(id).orElseThrow(NotFound::new);
    }

    /** What counts today, else the newest there is. */
    private @Nullable Integer compared(List<GroundVersion> versions) {
        LocalDate today = day.today();
        return versions.stream()
                .filter(version -> version.inForce(today))
                .findFirst()
                .or(() -> versions.stream().findFirst())
                .map(GroundVersion::number)
                .orElse(null);
    }

    /**
     * What was to end on a day that has passed since ends now: it counted until this moment. A version takes the place of
     * those that would count beside it, and of no other: what was decided for later days stays decided.
     */
    private void putInForce(Amendment amendment) {
        LocalDate today = day.today();
        GroundKind ground = amendment.ground();
        Declared.Ground version = amendment.version();
        if (version == null) {
            LocalDate last = amendment.lastDay();
            end(ground, amendment.code(), last == null || last.isBefore(today) ? null : last, null);
            return;
        }
        if (version.lastDay() != null && version.lastDay().isBefore(today)) {
            throw new StateChanged("OVERTAKEN");
        }
        int next = grounds.of(ground, amendment.code()).stream()
                        .mapToInt(GroundVersion::number)
                        .max()
                        .orElse(0)
                + 1;
        LocalDate first = version.firstDay();
        end(ground, amendment.code(), first.isAfter(today) ? first.minusDays(1) : null, version.lastDay());
        if (!grounds.add(version, next)) {
            throw new StateChanged("OVERTAKEN");
        }
    }

    private void end(GroundKind ground, String code, @Nullable LocalDate lastDay, @Nullable LocalDate until) {
        if (lastDay == null) {
            grounds.endAtOnce(ground, code, day.today(), until);
        } else {
            grounds.endWith(ground, code, lastDay, until);
        }
    }

    /** Whether whoever acts may propose. */
    public boolean mayPropose() {
        return isSteward(Acting.errand());
    }

    /** Whether whoever acts is the second person this one waits for. */
    public boolean mayDecide(Amendment amendment) {
        return mayPropose() && amendment.state() == State.PROPOSED && !isOwn(amendment);
    }

    /** Whether whoever acts may take it back. */
    public boolean mayWithdraw(Amendment amendment) {
        return mayPropose() && amendment.state() == State.PROPOSED && isOwn(amendment);
    }

    private static boolean isOwn(Amendment amendment) {
        return amendment.proposed().by().equals(Acting.errand().actor().id());
    }

    private static void expectProposed(Amendment amendment) {
        if (amendment.state() != State.PROPOSED) {
            throw new StateChanged(amendment.state().name());
        }
    }

    /** Officers read what waits; changing it takes the grant of its own. */
    private static void reader() {
        Errand errand = Acting.errand();
        if (!errand.hasRole(Role.PRIVACY_OFFICER) && !isSteward(errand)) {
            throw new NotGranted();
        }
    }

    private static Actor steward() {
        Errand errand = Acting.errand();
        if (!isSteward(errand)) {
            throw new NotGranted();
        }
        return errand.actor();
    }

    private static boolean isSteward(Errand errand) {
        return errand.hasRole(Role.AUTHORITY_STEWARD)
                && (errand.hasRole(Role.PRIVACY_OFFICER) || errand.hasRole(Role.MANAGER));
    }
}
