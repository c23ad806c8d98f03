package org.guichet.channel.page;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
import org.guichet.registry.client.AttributeDictionary;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Gives every template {@code #say}: {@link Wording} in the reader's language. */
@Component
class WordingDialect implements IExpressionObjectDialect, IExpressionObjectFactory {
    private static final String NAME = "say";
    private final MessageSource messages;
    private final AttributeDictionary dictionary;
    private final Clock clock;
    private final ZoneId zone;

    WordingDialect(
            MessageSource messages,
            AttributeDictionary dictionary,
            Clock clock,
            @Value("${guichet.pages.zone:America/Toronto}") ZoneId zone) {
        this.messages = messages;
        this.dictionary = dictionary;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return this;
    }

    @Override
    public Set<String> getAllExpressionObjectNames() {
        return Set.of(NAME);
    }

    @Override
    public Object buildObject(IExpressionContext context, String name) {
        return new Wording(messages, dictionary::find, context.getLocale(), zone, clock.instant());
    }

    @Override
    public boolean isCacheable(String name) {
        return true;
    }
}
