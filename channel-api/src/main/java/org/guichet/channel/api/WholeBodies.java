package org.guichet.channel.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Names what cannot be read in a body together with what breaks a constraint. */
@RestControllerAdvice
class WholeBodies extends RequestBodyAdviceAdapter {
    private final Validator validator;

    WholeBodies(Validator validator) {
        this.validator = validator;
    }

    @Bean
    static JsonMapperBuilderCustomizer jsonFaults() {
        return json -> json.addHandler(new JsonFaults());
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        onlyUtf8(message.getHeaders().getContentType());
        JsonFaults.note();
        return message;
    }

    /** JSON is exchanged in UTF-8 (RFC 8259, section 8.1). By another table a name would be read as another name. */
    private static void onlyUtf8(@Nullable MediaType type) {
        if (type != null
                && type.getSubtype().endsWith("json")
                && type.getCharset() != null
                && type.getCharset() != UTF_8) {
            throw new InvalidInput(List.of(Wrong.of("Content-Type", "input.charset")));
        }
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        List<Wrong> unreadable = JsonFaults.noted();
        if (unreadable.isEmpty()) {
            return body;
        }
        List<Wrong> wrong = new ArrayList<>(unreadable);
        if (body != null) {
            validator.validate(body).stream()
                    .map(WrongFields::violated)
                    .filter(violated ->
                            unreadable.stream().noneMatch(known -> known.field().equals(violated.field())))
                    .forEach(wrong::add);
        }
        throw new InvalidInput(wrong);
    }
}
