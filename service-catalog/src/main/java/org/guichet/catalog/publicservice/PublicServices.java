package org.guichet.catalog.publicservice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published catalogue: services, found by code, by version or by words; and their publication. */
@Service
public class PublicServices {
    private final JdbcClient jdbc;
    private final ServiceSearch search;
    private final Publishing publishing;

    PublicServices(JdbcClient jdbc, ServiceSearch search, Publishing publishing) {
        this.jdbc = jdbc;
        this.search = search;
        this.publishing = publishing;
    }

    /** The published version of a service; the code is compared in lower case. */
    @Transactional(readOnly = true)
    public Optional<PublicService> published(String code) {
        return jdbc.sql(ServiceRows.SELECT + " where v.service_code = :code and v.state = 'PUBLISHED'")
                .param("code", code.toLowerCase(Locale.ROOT))
                .query(ServiceRows::read)
                .optional();
    }

    /** The version an application was started on, whatever its state is now. */
    @Transactional(readOnly = true)
    public Optional<PublicService> version(UUID versionId) {
        return jdbc.sql(ServiceRows.SELECT + " where v.id = :id")
                .param("id", versionId)
                .query(ServiceRows::read)
                .optional();
    }

    /** Services the platform itself takes applications for, by code. */
    @Transactional(readOnly = true)
    public List<PublicService> withForm() {
        return jdbc.sql(ServiceRows.SELECT
                        + " where v.state = 'PUBLISHED' and s.programme is not null and cardinality(v.form_fields) > 0"
                        + " order by v.service_code")
                .query(ServiceRows::read)
                .list();
    }

    /** A page of published services. */
    @Transactional(readOnly = true)
    public ServicePage search(ServiceQuery query) {
        return search.page(query);
    }

    /**
     * Publishes a definition as the next version and retires the one before. The same definition again changes nothing.
     *
     * @return the id of the published version
     * @throws org.guichet.registry.client.InvalidInput where the code, a channel or an attribute of the form is unknown
     */
    @Transactional
    public UUID publish(ServiceDefinition definition) {
        return publishing.publish(List.of(definition)).getFirst();
    }

    /**
     * Publishes editions of many services. Of one service the latest fiscal year stays published; an older edition
     * enters as a retired version.
     *
     * @return ids of the versions, in the order of the definitions
     */
    @Transactional
    public List<UUID> publishAll(List<ServiceDefinition> definitions) {
        return publishing.publish(definitions);
    }
}
