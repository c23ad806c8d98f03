package org.guichet.channel.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.IdempotencyKey;
import org.guichet.registry.secrecy.KeyedDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** Makes the errand of a request from its caller, its headers and its purpose. */
final class Errands {
    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z-]{0,59}");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String REQUEST = "request of an idempotency key";
    private static final int LONGEST_KEY = 200;

    private final Callers callers;
    private final Represented represented;
    private final Raises raises;
    private final KeyedDigest digest;

    Errands(Callers callers, Represented represented, Raises raises, KeyedDigest digest) {
        this.callers = callers;
        this.represented = represented;
        this.raises = raises;
        this.digest = digest;
    }

    /** Whom a citizen acts for, where it is not herself. */
    @FunctionalInterface
    interface Represented {
        @Nullable
        UUID by(HttpServletRequest request, UUID self);
    }

    /** Empty where nobody is signed in, or nobody the platform knows. */
    Optional<Errand> of(HttpServletRequest request) {
        return callers.of(SecurityContextHolder.getContext().getAuthentication())
                .flatMap(caller -> caller.actor().map(actor -> errand(request, caller, actor)));
    }

    private Errand errand(HttpServletRequest request, Caller caller, Actor actor) {
        UUID onBehalfOf = actor instanceof Actor.Client me ? represented.by(request, me.clientId()) : null;
        return new Errand(
                actor,
                onBehalfOf,
                caller.channel(),
                contact(request),
                purpose(request, caller),
                raises.assurance(request, caller, actor),
                idempotencyKey(request, onBehalfOf),
                READING.contains(request.getMethod()));
    }

    private static @Nullable UUID contact(HttpServletRequest request) {
        String contact = request.getHeader("Contact-Id");
        if (contact == null) {
            return null;
        }
        try {
            return UUID.fromString(contact);
        } catch (IllegalArgumentException notAnId) {
            throw new UnusableRequest("Contact-Id", "input.uuid");
        }
    }

    private static String purpose(HttpServletRequest request, Caller caller) {
        String purpose = request.getParameter("purpose");
        if (purpose == null) {
            return caller.usualPurpose();
        }
        if (!PURPOSE.matcher(purpose).matches()) {
            throw new UnusableRequest("purpose", "input.code");
        }
        return purpose;
    }

    /** The header of an API call, or the key of a page's form; a form's own key and token are no part of what it says. */
    private @Nullable IdempotencyKey idempotencyKey(HttpServletRequest request, @Nullable UUID onBehalfOf) {
        boolean form = !(request instanceof RepeatableBody);
        String key = form ? request.getParameter(FormKeys.FIELD) : request.getHeader("Idempotency-Key");
        if (key == null || !"POST".equals(request.getMethod())) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new UnusableRequest(form ? FormKeys.FIELD : "Idempotency-Key", "input.length");
        }
        byte[] said = request instanceof RepeatableBody body ? body.body() : fields(request);
        String where = request.getRequestURI() + (onBehalfOf == null ? "" : " for " + onBehalfOf);
        return new IdempotencyKey(key, hash(request.getMethod(), where, said));
    }

    private static byte[] fields(HttpServletRequest request) {
        StringBuilder fields = new StringBuilder();
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            if (!name.equals(FormKeys.FIELD) && !name.equals("_csrf")) {
                fields.append(name).append('=').append(Arrays.toString(values)).append('\n');
            }
        });
        return fields.toString().getBytes(UTF_8);
    }

    /** Keyed: what a caller answers to a question is four digits, and a plain digest of it says which. */
    private String hash(String method, String path, byte[] body) {
        byte[] head = (method + ' ' + path + '\n').getBytes(UTF_8);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return digest.of(REQUEST, request);
    }
}
