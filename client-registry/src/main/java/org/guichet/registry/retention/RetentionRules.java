package org.guichet.registry.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Reading;
import org.guichet.registry.holding.Keeping;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long each kind is kept. What is deleted cannot be had back, so a version takes two people: one writes it, somebody
 * else confirms it. Without a confirmed version in force a kind is kept.
 */
@Component
public class RetentionRules {
    /** Who confirms what an installation declares. */
    private static final String INSTALLATION = "installation";

    private final Kinds kinds;
    private final RuleRows rows;
    private final Overdue overdue;
    private final Once once;
    private final LegalDay day;

    RetentionRules(Kinds kinds, RuleRows rows, Overdue overdue, Once once, LegalDay day) {
        this.kinds = kinds;
        this.rows = rows;
        this.overdue = overdue;
        this.once = once;
        this.day = day;
    }

    /**
     * One kind with its rule.
     *
     * @param administrative whether the law says that it is kept two years at the least
     * @param versions the newest first
     * @param due what is over its period; null where no rule is in force, and it is kept
     */
    public record Kept(
            String kind,
            boolean administrative,
            Optional<RetentionRule> inForce,
            List<RetentionRule> versions,
            Optional<Due> due) {
        public Kept {
            versions = List.copyOf(versions);
        }

        /** The versions that wait for a second person. */
        public List<RetentionRule> waiting() {
            return versions.stream()
                    .filter(version -> !version.confirmed()
                            && versions.stream()
                                    .noneMatch(later -> later.confirmed() && later.version() > version.version()))
                    .toList();
        }
    }

    /** Every kind there is, with its rule and what is due now. */
    @Transactional(readOnly = true)
    public List<Kept> all() {
        reader();
        Map<String, List<RetentionRule>> versions =
                rows.all().stream().collect(Collectors.groupingBy(RetentionRule::kind));
        return kinds.all().stream()
                .map(kind -> kept(kind, versions.getOrDefault(kind.code(), List.of())))
                .toList();
    }

    /** The codes of every kind there is. */
    public List<String> codes() {
        return kinds.all().stream().map(Keeping::code).toList();
    }

    /** @throws NotFound where no room keeps such a kind */
    @Transactional(readOnly = true)
    public Kept find(String kind) {
        reader();
        return kept(kinds.find(kind).orElseThrow(NotFound::new), rows.of(kind));
    }

    /**
     * Writes a version that waits for somebody else.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every wrong field; {@code period} where it is shorter than the
     *     law lets it be
     */
    @Transactional
    public RetentionRule write(RuleDraft draft) {
        Actor steward = steward();
        Reading reading = new Reading(day.today());
        RetentionRule said = said(draft, reading, steward);
        reading.refuse();
        rows.takeTurns(said.kind());
        int next = next(said.kind());
        Optional<String> earlier = once.claim("write-retention-rule", said.kind() + "@" + next);
        if (earlier.isPresent()) {
            String reference = earlier.get();
            return rows.of(said.kind()).stream()
                    .filter(rule -> rule.reference().equals(reference))
                    .findFirst()
                    .orElseThrow(NotFound::new);
        }
        rows.add(numbered(said, next, null));
        return rows.of(said.kind()).getFirst();
    }

    /**
     * Lets a version count, from its first day on.
     *
     * @throws NotGranted for whoever wrote it
     * @throws StateChanged where it was confirmed before (CONFIRMED), or a later version was (OVERTAKEN)
     */
    @Transactional
    public RetentionRule confirm(String kind, int version) {
        Actor steward = steward();
        rows.takeTurns(kind);
        List<RetentionRule> versions = rows.of(kind);
        RetentionRule rule = versions.stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(NotFound::new);
        if (once.claim("confirm-retention-rule", rule.reference()).isPresent()) {
            return rule;
        }
        if (rule.writtenBy().equals(steward.id())) {
            throw new NotGranted();
        }
        if (rule.confirmed()) {
            throw new StateChanged("CONFIRMED");
        }
        if (versions.stream().anyMatch(later -> later.confirmed() && later.version() > version)) {
            throw new StateChanged("OVERTAKEN");
        }
        rows.confirm(rule, steward.id(), day.clock().instant());
        return rows.of(kind).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Adds what an installation declares for kinds that have no rule; what there is stays. Idempotent. */
    @Transactional
    public void declare(List<RuleDraft> drafts) {
        Actor actor = Acting.errand().actor();
        for (RuleDraft draft : drafts) {
            Reading reading = new Reading(day.today());
            RetentionRule said = said(draft, reading, actor);
            reading.refuse();
            rows.takeTurns(said.kind());
            if (rows.of(said.kind()).isEmpty()) {
                rows.add(numbered(said, 1, INSTALLATION));
            }
        }
    }

    /** Whether whoever acts may write a version, and confirm another's. */
    public boolean mayWrite() {
        return isSteward(Acting.errand());
    }

    /** Whether whoever acts is the second person this one waits for. */
    public boolean mayConfirm(RetentionRule rule) {
        return mayWrite()
                && !rule.confirmed()
                && !rule.writtenBy().equals(Acting.errand().actor().id());
    }

    /** The rule of a kind that counts now. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<RetentionRule> inForce(String kind) {
        return inForce(rows.of(kind));
    }

    private Optional<RetentionRule> inForce(List<RetentionRule> newestFirst) {
        LocalDate today = day.today();
        return newestFirst.stream().filter(rule -> rule.countsOn(today)).findFirst();
    }

    private Kept kept(Keeping kind, List<RetentionRule> versions) {
        Optional<RetentionRule> inForce = inForce(versions);
        return new Kept(
                kind.code(), kind.administrative(), inForce, versions, inForce.map(rule -> overdue.count(kind, rule)));
    }

    private RetentionRule said(RuleDraft draft, Reading reading, Actor by) {
        String code = reading.text("kind", draft.kind(), Reading.SHORT);
        Optional<Keeping> kind = kinds.find(code);
        if (kind.isEmpty() && reading.isFine("kind")) {
            reading.wrong("kind", "input.choice");
        }
        String written = reading.text("period", draft.period(), Reading.SHORT);
        RetentionPeriod period = RetentionPeriod.parse(written);
        if (period == null && reading.isFine("period")) {
            reading.wrong("period", "input.period");
        } else if (period != null && kind.filter(Keeping::administrative).isPresent() && !period.reachesTwoYears()) {
            reading.wrong("period", "input.period.two-years");
        }
        LocalDate from = reading.day("validFrom", draft.validFrom(), true);
        if (from != null && from.isBefore(day.today())) {
            reading.wrong("validFrom", "input.date-range");
        }
        Instant now = day.clock().instant();
        return new RetentionRule(
                code,
                0,
                period == null ? "" : period.toString(),
                reading.text("instrumentEn", draft.instrumentEn(), Reading.SHORT),
                reading.text("instrumentFr", draft.instrumentFr(), Reading.SHORT),
                reading.text("provision", draft.provision(), Reading.SHORT),
                from == null ? day.today() : from,
                by.id(),
                now,
                null,
                null);
    }

    private int next(String kind) {
        return rows.of(kind).stream().mapToInt(RetentionRule::version).max().orElse(0) + 1;
    }

    private static RetentionRule numbered(
            RetentionRule said, int version, @org.jspecify.annotations.Nullable String confirmedBy) {
        return new RetentionRule(
                said.kind(),
                version,
                said.period(),
                said.instrumentEn(),
                said.instrumentFr(),
                said.provision(),
                said.validFrom(),
                said.writtenBy(),
                said.writtenAt(),
                confirmedBy,
                confirmedBy == null ? null : said.writtenAt());
    }

    private static void reader() {
        if (!Acting.errand().hasRole(Role.PRIVACY_OFFICER) && !isSteward(Acting.errand())) {
            throw new NotGranted();
        }
    }

    private static Actor steward() {
        if (!isSteward(Acting.errand())) {
            throw new NotGranted();
        }
        return Acting.errand().actor();
    }

    private static boolean isSteward(Errand errand) {
        return errand.hasRole(Role.AUTHORITY_STEWARD)
                && (errand.hasRole(Role.PRIVACY_OFFICER) || errand.hasRole(Role.MANAGER));
    }
}
