package org.guichet.registry.audit;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The duty that keeps the access log's partitions ahead of the calendar. */
@Component
class AccessLogPartitions {
    private final MonthlyPartitions partitions;

    AccessLogPartitions(MonthlyPartitions partitions) {
        this.partitions = partitions;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "0 15 3 * * *", zone = "UTC")
    void ensure() {
        partitions.ensure("registry", "access_log");
        partitions.ensure("registry", "access_log_subject");
    }
}
