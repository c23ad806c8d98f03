package org.guichet.channel.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/**
 * Gives every form of a page a key of its own, drawn when the page is made: sent twice by a double click or a reload,
 * the form is one request, as an API call with the same {@code Idempotency-Key} is. Spring knows one processor of forms,
 * by its name, which already carries the token against forged requests; the key goes beside it.
 */
@Component
final class FormKeys implements BeanPostProcessor {
    static final String FIELD = "_once";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof RequestDataValueProcessor processor ? new WithKey(processor) : bean;
    }

    private record WithKey(RequestDataValueProcessor others) implements RequestDataValueProcessor {
        @Override
        public String processAction(HttpServletRequest request, String action, String method) {
            return others.processAction(request, action, method);
        }

        @Override
        public String processFormFieldValue(
                HttpServletRequest request, @Nullable String name, String value, String type) {
            return others.processFormFieldValue(request, name, value, type);
        }

        /** Asked after {@code processAction} for the same form; no token means a form that is only a question. */
        @Override
        public @Nullable Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
            Map<String, String> theirs = others.getExtraHiddenFields(request);
            if (theirs == null || theirs.isEmpty()) {
                return theirs;
            }
            Map<String, String> fields = new HashMap<>(theirs);
            fields.put(FIELD, UUID.randomUUID().toString());
            return fields;
        }

        @Override
        public String processUrl(HttpServletRequest request, String url) {
            return others.processUrl(request, url);
        }
    }
}
