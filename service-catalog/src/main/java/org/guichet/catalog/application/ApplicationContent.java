package org.guichet.catalog.application;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.catalog.dispatch.DispatchContent;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;

/** What a programme is sent of an application: the answers as submitted, no attribute the permit does not cover. */
@Component
class ApplicationContent implements DispatchContent {
    static final String KIND = "application";
    static final String PURPOSE = "benefit-administration";

    private final Applications applications;
    private final AnswerRows answers;
    private final PublicServices services;
    private final AttributeDictionary dictionary;

    ApplicationContent(
            Applications applications, AnswerRows answers, PublicServices services, AttributeDictionary dictionary) {
        this.applications = applications;
        this.answers = answers;
        this.services = services;
        this.dictionary = dictionary;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    /** Of all that the forms of the programme's services ask. */
    @Override
    public Set<String> categories(Programme programme) {
        return services.withForm().stream()
                .filter(service ->
                        programme.code().equals(service.definition().owner().programme()))
                .flatMap(service -> service.asks().stream())
                .flatMap(code -> dictionary.find(code).stream())
                .map(Attribute::category)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, Object> content(UUID aboutId, Permit permit) {
        Application application = applications.findById(aboutId).orElseThrow(NotFound::new);
        Map<String, Object> values = new HashMap<>();
        answers.of(aboutId, permit).forEach((attribute, answer) -> {
            if (permit.covers(attribute)) {
                values.put(attribute, answer.value());
            }
        });
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("applicationId", application.id().toString());
        content.put("serviceCode", application.serviceCode());
        content.put("submittedAt", String.valueOf(application.submittedAt()));
        content.put("answers", values);
        return content;
    }
}
