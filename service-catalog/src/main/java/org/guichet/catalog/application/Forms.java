package org.guichet.catalog.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.catalog.publicservice.PublicService;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.NotFound;
import org.springframework.stereotype.Component;

/** The forms of services the platform takes applications for. */
@Component
class Forms {
    private final PublicServices services;
    private final AttributeDictionary dictionary;

    Forms(PublicServices services, AttributeDictionary dictionary) {
        this.services = services;
        this.dictionary = dictionary;
    }

    /** The form now in use; empty where there is no such service, or nothing to fill in for it. */
    Optional<Form> published(String serviceCode) {
        return services.published(serviceCode).flatMap(this::form);
    }

    /** The form of the version an application was started on. */
    Form of(UUID version) {
        return services.version(version).flatMap(this::form).orElseThrow(NotFound::new);
    }

    private Optional<Form> form(PublicService service) {
        String programme = service.definition().owner().programme();
        List<Form.Field> fields = service.definition().form().stream()
                .flatMap(field ->
                        dictionary
                                .find(field.attribute())
                                .map(attribute -> new Form.Field(attribute, field.required()))
                                .stream())
                .toList();
        if (programme == null || fields.isEmpty()) {
            return Optional.empty();
        }
        var complexity = service.definition().complexity();
        return Optional.of(new Form(
                new Requested(
                        service.code(),
                        service.versionId(),
                        service.name().en(),
                        service.name().fr(),
                        programme,
                        complexity == null ? null : complexity.name()),
                service.definition().offer(),
                fields));
    }
}
