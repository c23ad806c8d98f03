package org.guichet.catalog.application;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.guichet.catalog.dispatch.DispatchContent;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;

/** What a programme is sent of an application: the answers as submitted, no attribute the permit does not cover. */
@Component
class ApplicationContent implements DispatchContent {
    static final String KIND = "application";

    private final Applications applications;
    private final AnswerRows answers;

    ApplicationContent(Applications applications, AnswerRows answers) {
        this.applications = applications;
        this.answers = answers;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String authority() {
        return "old-age-security-act";
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
