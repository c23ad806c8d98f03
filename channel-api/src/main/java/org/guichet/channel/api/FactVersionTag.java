package org.guichet.channel.api;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;

/** The id of a fact as its entity tag (RFC 9110, 8.8.3): another fact held is another version. */
final class FactVersionTag {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9a-fA-F-]{36})\"");

    private FactVersionTag() {}

    static UUID expected(String ifMatch) {
        Matcher tag = TAG.matcher(ifMatch.strip());
        try {
            if (tag.matches()) {
                return UUID.fromString(tag.group(1));
            }
        } catch (IllegalArgumentException notAnId) {
            throw new InvalidInput(List.of(Wrong.of("If-Match", "input.entity-tag")));
        }
        throw new InvalidInput(List.of(Wrong.of("If-Match", "input.entity-tag")));
    }
}
