package org.guichet.catalog.publicservice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;

/** What a definition must hold before it is published: a readable code, known channels, known attributes. */
final class DefinitionCheck {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");
    private static final Set<String> CHANNELS =
            Set.of("ONLINE", "PHONE", "IN_PERSON", "MAIL", "EMAIL", "CHAT", "OUTREACH", "PARTNER", "BACK_OFFICE");

    private DefinitionCheck() {}

    static void require(List<ServiceDefinition> definitions, AttributeDictionary dictionary) {
        List<Wrong> wrong = new ArrayList<>();
        for (int i = 0; i < definitions.size(); i++) {
            check(definitions.get(i), "services[" + i + "].", dictionary, wrong);
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    private static void check(
            ServiceDefinition definition, String path, AttributeDictionary dictionary, List<Wrong> wrong) {
        if (!CODE.matcher(definition.code()).matches()) {
            wrong.add(Wrong.of(path + "code", "input.form"));
        }
        for (String channel : definition.offer().channels()) {
            if (!CHANNELS.contains(channel)) {
                wrong.add(Wrong.of(path + "channels", "input.code"));
            }
        }
        for (FormField field : definition.form()) {
            if (dictionary.find(field.attribute()).isEmpty()) {
                wrong.add(Wrong.of(path + "form", "input.code"));
            }
        }
    }
}
