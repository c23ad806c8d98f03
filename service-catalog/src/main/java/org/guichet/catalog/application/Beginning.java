package org.guichet.catalog.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Begins an application, or finds the draft there is: a client has one for each service. */
@Component
class Beginning {
    private final Applications applications;
    private final TrailRows trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    Beginning(Applications applications, TrailRows trail, JdbcClient jdbc, Clock clock) {
        this.applications = applications;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The client's draft for the service. Whoever else starts one for this client now waits until we are done. */
    Optional<Application> draft(Permit permit, Form form) {
        String serviceCode = form.requested().serviceCode();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:one, 0))")
                .param("one", "draft of " + permit.client() + " for " + serviceCode)
                .query((row, number) -> number)
                .single();
        return applications.findFirstByClientIdInAndServiceCodeAndStateOrderByIdDesc(
                List.of(permit.clients()), serviceCode, ApplicationState.DRAFT);
    }

    Application begin(UUID id, Form form, Permit permit) {
        Application application = applications.save(
                new Application(id, permit.under(), form.requested(), Acting.errand(), clock.instant()));
        applications.flush();
        trail.step(id, Act.START);
        trail.fields(id, new Draft(form.of(permit.kind()), Map.of(), permit, clock.instant()));
        return application;
    }
}
