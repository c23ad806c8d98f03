package org.guichet.demo.walkthrough;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What the platform answered. */
record Reply(String request, int status, JsonNode body, String etag) {

    /** The reply, where its status is one of those. */
    Reply expect(Integer... statuses) {
        if (!List.of(statuses).contains(status)) {
            throw new NotAsPromised("%s answered %d instead of %s: %s"
                    .formatted(request, status, List.of(statuses), shortened(body.toString())));
        }
        return this;
    }

    String text(String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new NotAsPromised("%s answered without %s: %s".formatted(request, field, shortened(body.toString())));
        }
        return value.asString();
    }

    List<JsonNode> list(String field) {
        return list(body.path(field));
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** The element of a list whose field has the value. */
    Optional<JsonNode> find(String list, String field, String value) {
        return list(list).stream()
                .filter(element -> element.path(field).asString("").equals(value))
                .findFirst();
    }

    private static String shortened(String text) {
        return text.length() > 600 ? text.substring(0, 600) + " ..." : text;
    }
}
