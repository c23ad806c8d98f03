package org.guichet.registry.client;

import java.util.List;

/** Input that changes nothing: every wrong field at once (rule 31). Messages are keys, never values. */
public final class InvalidInput extends RuntimeException {

    /**
     * One wrong field.
     *
     * @param field path in the request, for example {@code facts[0].value}
     * @param messageKey key in the message bundles, for example {@code input.date}
     */
    public record Wrong(String field, String messageKey, List<String> arguments) {
        public Wrong {
            arguments = List.copyOf(arguments);
        }

        public static Wrong of(String field, String messageKey, String... arguments) {
            return new Wrong(field, messageKey, List.of(arguments));
        }
    }

    private final transient List<Wrong> wrong;

    public InvalidInput(List<Wrong> wrong) {
        super("Invalid input");
        this.wrong = List.copyOf(wrong);
    }

    public List<Wrong> wrong() {
        return wrong;
    }
}
