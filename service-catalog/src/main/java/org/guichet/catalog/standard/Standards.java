package org.guichet.catalog.standard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The standards that applications are held to, and the deadlines that follow from them. */
@Service
public class Standards {
    /** Days are those of the seat of government. */
    private static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private final JdbcClient jdbc;
    private final PublicServices services;
    private final Clock clock;

    Standards(JdbcClient jdbc, PublicServices services, Clock clock) {
        this.jdbc = jdbc;
        this.services = services;
        this.clock = clock;
    }

    /** Until when an application started at the instant is to be answered; empty where nothing was promised. */
    @Transactional(readOnly = true)
    public Optional<Deadline> deadline(String serviceCode, Instant start) {
        return of(serviceCode)
                .map(standard -> new Deadline(
                        standard.code(), standard.text(), standard.clock().dueAt(start, ZONE)));
    }

    /** The standard applications for the service are held to now. */
    @Transactional(readOnly = true)
    public Optional<OperationalStandard> of(String serviceCode) {
        return jdbc.sql("select * from catalog.service_standard where service_code = :code and valid_to is null")
                .param("code", serviceCode)
                .query(Standards::read)
                .optional();
    }

    /**
     * Holds applications for a service to this standard from now on, instead of the one before; the same again changes
     * nothing.
     */
    @Transactional
    public void promise(OperationalStandard standard) {
        Acting.errand();
        if (services.published(standard.serviceCode()).isEmpty()) {
            throw new InvalidInput(List.of(Wrong.of("serviceCode", "input.code")));
        }
        if (of(standard.serviceCode()).filter(standard::sameAs).isPresent()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("update catalog.service_standard set valid_to = :now where service_code = :code and valid_to is null")
                .param("now", now)
                .param("code", standard.serviceCode())
                .update();
        jdbc.sql("""
                        insert into catalog.service_standard
                               (service_code, code, text_en, text_fr, start_event, clock, days, target, valid_from)
                        values (:service, :code, :en, :fr, :start, :clock, :days, :target, :now)
                        """)
                .param("service", standard.serviceCode())
                .param("code", standard.code())
                .param("en", standard.text().en())
                .param("fr", standard.text().fr())
                .param("start", standard.clock().start().name())
                .param("clock", standard.clock().unit().name())
                .param("days", standard.clock().days())
                .param("target", standard.target())
                .param("now", now)
                .update();
    }

    private static OperationalStandard read(ResultSet row, int number) throws SQLException {
        return new OperationalStandard(
                row.getString("service_code"),
                row.getString("code"),
                new Bilingual(row.getString("text_en"), row.getString("text_fr")),
                new StandardClock(
                        StandardClock.Start.valueOf(row.getString("start_event")),
                        StandardClock.Unit.valueOf(row.getString("clock")),
                        row.getInt("days")),
                row.getBigDecimal("target"));
    }
}
