package org.guichet.registry.vigilance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.LogReading;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientIds;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.StaleVersion;
import org.guichet.registry.vigilance.Thresholds.Setting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the rules go by, as the privacy office sets it: thresholds in versions, and the list of persons of public interest. */
@Component
public class Tuning {
    private final ThresholdRows rows;
    private final InterestRows interest;
    private final ClientIds clients;
    private final LogReading log;
    private final Clock clock;

    Tuning(ThresholdRows rows, InterestRows interest, ClientIds clients, LogReading log, Clock clock) {
        this.rows = rows;
        this.interest = interest;
        this.clients = clients;
        this.log = log;
        this.clock = clock;
    }

    /** A version of the thresholds; 0 are those the platform came with. */
    public record Versioned(int version, Thresholds thresholds) {}

    @Transactional(readOnly = true)
    public Versioned thresholds() {
        onlyOfficers();
        return rows.newest();
    }

    /**
     * Sets the next version; what was raised before names the one it was raised by.
     *
     * @param expected the version that was seen
     * @throws InvalidInput naming every wrong field
     * @throws StaleVersion where somebody was quicker
     */
    @Transactional
    public Versioned set(long expected, Thresholds thresholds) {
        onlyOfficers();
        check(thresholds);
        int newest = rows.newest().version();
        if (newest != expected
                || !rows.add(newest + 1, thresholds, Acting.errand().actor().id(), clock.instant())) {
            throw new StaleVersion(newest);
        }
        return new Versioned(newest + 1, thresholds);
    }

    /** Lists a client as a person of public interest. It is an entry in her ledger. */
    @Transactional
    public void list(ClientId client) {
        known(client);
        interest.add(client, clock.instant(), Acting.errand().actor().id());
    }

    /** Takes her off the list. */
    @Transactional
    public void unlist(ClientId client) {
        interest.remove(known(client));
    }

    private Set<ClientId> known(ClientId client) {
        onlyOfficers();
        Set<ClientId> ids = clients.known(client);
        List<UUID> hidden = List.of(clients.hidden(Seen.by(Acting.errand().cleared(), null)));
        if (ids.isEmpty() || ids.stream().anyMatch(id -> hidden.contains(id.value()))) {
            throw new NotFound();
        }
        log.noted("public-interest", List.copyOf(ids));
        return ids;
    }

    private static void check(Thresholds thresholds) {
        List<Wrong> wrong = new ArrayList<>();
        within(wrong, "alertAt", thresholds.alertAt(), 0.1, 1000);
        within(wrong, "windowDays", thresholds.windowDays(), 30, 730);
        within(wrong, "sittingMinutes", thresholds.sittingMinutes(), 1, 240);
        within(wrong, "settleHours", thresholds.settleHours(), 1, 168);
        within(wrong, "prior", thresholds.prior(), 1, 10_000);
        for (Rule rule : Rule.values()) {
            Setting setting = thresholds.rules().get(rule);
            String field = "rules." + rule;
            if (setting == null) {
                wrong.add(Wrong.of(field, "input.missing"));
                continue;
            }
            within(wrong, field + ".weight", setting.weight(), 0, 100);
            within(wrong, field + ".most", setting.most(), 0, 1000);
            within(wrong, field + ".share", setting.share(), 0, 366);
            within(wrong, field + ".from", setting.from(), 0, 1000);
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    private static void within(List<Wrong> wrong, String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            wrong.add(Wrong.of(field, "input.number-range"));
        }
    }

    private static void onlyOfficers() {
        if (!Acting.errand().hasRole(Role.PRIVACY_OFFICER)) {
            throw new NotGranted();
        }
    }
}
