package org.guichet.registry.audit;

import java.util.Map;
import org.hibernate.envers.strategy.internal.ValidityAuditStrategy;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.stereotype.Component;

/** Histories as the migrations lay them out: {@code <table>_history} with the revision it began and the one it ended. */
@Component
class EnversSettings implements HibernatePropertiesCustomizer {
    @Override
    public void customize(Map<String, Object> properties) {
        properties.put("org.hibernate.envers.audit_table_suffix", "_history");
        properties.put("org.hibernate.envers.revision_field_name", "rev");
        properties.put("org.hibernate.envers.revision_type_field_name", "revtype");
        properties.put("org.hibernate.envers.audit_strategy", ValidityAuditStrategy.class.getName());
        properties.put("org.hibernate.envers.audit_strategy_validity_end_rev_field_name", "rev_end");
        properties.put("hibernate.jdbc.time_zone", "UTC");
    }
}
