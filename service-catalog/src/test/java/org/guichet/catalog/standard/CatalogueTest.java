package org.guichet.catalog.standard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.guichet.registry.PostgresServer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Runs on a real database with the rooms publicservice and standard. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = CatalogueSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.flyway.locations=classpath:db/migration/registry,classpath:db/migration/catalog",
            "spring.flyway.schemas=public,registry,catalog",
            "spring.jpa.hibernate.ddl-auto=validate",
            "spring.jpa.properties.org.hibernate.envers.audit_table_suffix=_history",
            "spring.jpa.properties.org.hibernate.envers.revision_field_name=rev",
            "spring.jpa.properties.org.hibernate.envers.revision_type_field_name=revtype",
            "spring.jpa.properties.org.hibernate.envers.audit_strategy=org.hibernate.envers.strategy.ValidityAuditStrategy",
            "spring.jpa.properties.org.hibernate.envers.audit_strategy_validity_end_rev_field_name=rev_end"
        })
@ContextConfiguration(initializers = PostgresServer.class)
@interface CatalogueTest {}
