package org.guichet.channel.api;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/** Versions as entity tags (RFC 9110, 8.8.3): what two people may edit says which version they saw. */
final class Version {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Version() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    static long expected(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new InvalidInput(List.of(Wrong.of("If-Match", "input.missing")));
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new InvalidInput(List.of(Wrong.of("If-Match", "input.entity-tag")));
        }
        return Long.parseLong(tag.group(1));
    }
}
