package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LogFilter;
import org.guichet.registry.audit.LogRoots;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The access log with its filters. Reading it is an entry of its own. */
@Controller
@RequestMapping("/privacy")
class AccessLogPages {
    private static final int PAGE = 50;
    private static final int USUAL_DAYS = 7;

    private final AuditTrail trail;
    private final Contacts contacts;
    private final LogRoots roots;
    private final Clock clock;

    AccessLogPages(AuditTrail trail, Contacts contacts, LogRoots roots, Clock clock) {
        this.trail = trail;
        this.contacts = contacts;
        this.roots = roots;
        this.clock = clock;
    }

    /** What the officer typed; days are inclusive, in UTC as the log keeps them. */
    record Filter(
            @Nullable String from,
            @Nullable String to,
            @Nullable String kind,
            @Nullable String actor,
            @Nullable String client,
            @Nullable String contact,
            @Nullable String cursor) {}

    @GetMapping
    String log(Model model, Locale locale) {
        return show(usual(), model, locale);
    }

    /** The same page after a search: the address stays, so that the language can be changed on it. */
    @GetMapping("/access-log")
    String again() {
        return "redirect:/privacy";
    }

    @PostMapping("/access-log")
    String search(@ModelAttribute Filter filter, Model model, Locale locale, HttpServletResponse response) {
        try {
            return show(filter, model, locale);
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", invalid.wrong());
            return page(filter, model);
        }
    }

    private String show(Filter filter, Model model, Locale locale) {
        model.addAttribute("entries", trail.entries(read(filter)));
        model.addAttribute("methodNames", contacts.methodNames(locale));
        return page(filter, model);
    }

    private String page(Filter filter, Model model) {
        model.addAttribute("root", roots.latest().orElse(null));
        model.addAttribute("filter", filter);
        model.addAttribute("kinds", AccessEntry.Kind.values());
        return "privacy/access-log";
    }

    private Filter usual() {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        return new Filter(today.minusDays(USUAL_DAYS).toString(), today.toString(), null, null, null, null, null);
    }

    @SuppressWarnings("NullAway") // does not see, in bytecode, that the nested type of a filter's kind may be null
    private static LogFilter read(Filter filter) {
        List<Wrong> wrong = new ArrayList<>();
        Instant from = parsed(filter.from(), "from", "input.date", AccessLogPages::startOf, wrong);
        Instant last = parsed(filter.to(), "to", "input.date", AccessLogPages::startOf, wrong);
        AccessEntry.Kind kind = parsed(filter.kind(), "kind", "input.choice", AccessEntry.Kind::valueOf, wrong);
        UUID client = parsed(filter.client(), "client", "input.uuid", UUID::fromString, wrong);
        UUID contact = parsed(filter.contact(), "contact", "input.uuid", UUID::fromString, wrong);
        LogTimes.check("from", from, wrong);
        LogTimes.check("to", last, wrong);
        if (from == null && wrong.isEmpty()) {
            wrong.add(Wrong.of("from", "input.required"));
        }
        if (last == null && wrong.isEmpty()) {
            wrong.add(Wrong.of("to", "input.required"));
        }
        if (from == null || last == null || !wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        Instant to = last.atZone(ZoneOffset.UTC).plusDays(1).toInstant();
        return new LogFilter(
                from, to, kind, filled(filter.actor()), client, null, contact, filled(filter.cursor()), PAGE);
    }

    private static Instant startOf(String day) {
        return LogTimes.startOf(LocalDate.parse(day));
    }

    private static <T> @Nullable T parsed(
            @Nullable String text, String field, String message, Function<String, T> reading, List<Wrong> wrong) {
        String given = filled(text);
        try {
            return given == null ? null : reading.apply(given);
        } catch (DateTimeParseException | IllegalArgumentException unreadable) {
            wrong.add(Wrong.of(field, message));
            return null;
        }
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
