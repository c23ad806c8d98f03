package org.guichet.catalog.publicservice;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts over the services that programmes have connected to the platform. */
@Component
public class PublicServiceStatistics {

    /**
     * Services of one channel.
     *
     * @param offered connected services that can be applied for in the channel
     * @param intake of these, services whose whole intake can be completed there: there is a form, and online the
     *     application point is online
     */
    public record Intake(String channel, long offered, long intake) {}

    /** One connected service in one channel. */
    public record IntakeEvidence(String serviceCode, int version, String channel, boolean intake) {}

    private static final String OFFERED = """
            from (select v.service_code, v.number, c.channel,
                         cardinality(v.form_fields) > 0 and (c.channel <> 'ONLINE' or v.application = 'Y') as intake
                    from catalog.public_service_version v
                    join catalog.public_service s on s.code = v.service_code
                   cross join lateral unnest(v.channels) as c (channel)
                   where v.state = 'PUBLISHED' and s.programme is not null) as offered
            """;

    private final JdbcClient jdbc;

    PublicServiceStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The channels now offered, and what can be done in each. */
    @Transactional(readOnly = true)
    public List<Intake> intake() {
        return jdbc.sql("select channel, count(*) as offered, count(*) filter (where intake) as intake " + OFFERED
                        + " group by channel order by channel")
                .query((row, number) ->
                        new Intake(row.getString("channel"), row.getLong("offered"), row.getLong("intake")))
                .list();
    }

    /** The rows behind {@link #intake}, by service and channel. */
    @Transactional(readOnly = true)
    public List<IntakeEvidence> intakeRows(int most) {
        return jdbc.sql("select * " + OFFERED + " order by service_code, channel limit :most")
                .param("most", most)
                .query((row, number) -> new IntakeEvidence(
                        row.getString("service_code"),
                        row.getInt("number"),
                        row.getString("channel"),
                        row.getBoolean("intake")))
                .list();
    }
}
