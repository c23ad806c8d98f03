package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.auditpack.AuditPack;
import org.guichet.registry.auditpack.AuditPacks;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.StateChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Audit packs: asked for, looked after while they are made, and fetched. */
@Controller
@RequestMapping("/privacy/audit-packs")
class AuditPackPages {
    private static final int PAGE = 20;
    private static final int USUAL_DAYS = 30;
    private static final List<String> IN_ORDER = List.of("from", "to", "programmes");

    private final AuditPacks packs;
    private final Clock clock;

    AuditPackPages(AuditPacks packs, Clock clock) {
        this.packs = packs;
        this.clock = clock;
    }

    /** What the officer typed; days are inclusive, in UTC as the log keeps them. */
    record Typed(
            @Nullable String from,
            @Nullable String to,
            @Nullable String programmes) {}

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable String asked,
            Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        model.addAttribute("asked", asked != null);
        return page(new Typed(today.minusDays(USUAL_DAYS).toString(), today.toString(), null), cursor, model);
    }

    @PostMapping
    String request(@ModelAttribute Typed typed, Model model, HttpServletResponse response) {
        List<Wrong> wrong = new ArrayList<>();
        LocalDate first = day("from", typed.from(), wrong);
        LocalDate last = day("to", typed.to(), wrong);
        try {
            packs.request(start(first), end(last), programmes(typed.programmes()));
            return "redirect:/privacy/audit-packs?asked";
        } catch (InvalidInput invalid) {
            invalid.wrong().stream()
                    .map(AuditPackPages::onPage)
                    .filter(one ->
                            wrong.stream().noneMatch(other -> other.field().equals(one.field())))
                    .forEach(wrong::add);
            wrong.sort(Comparator.comparingInt(one -> IN_ORDER.indexOf(one.field())));
        } catch (StateChanged enough) {
            wrong.add(Wrong.of("", "privacy.packs.enough"));
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("wrong", wrong);
        return page(typed, null, model);
    }

    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        return AuditPackController.zip(id, packs.fetch(id));
    }

    private String page(Typed typed, @Nullable UUID cursor, Model model) {
        AuditPacks.Page page = packs.list(cursor, PAGE);
        model.addAttribute("typed", typed);
        model.addAttribute("packs", page);
        model.addAttribute("making", page.items().stream().anyMatch(one -> one.state() == AuditPack.State.MAKING));
        return "privacy/audit-packs";
    }

    /** The one field the page has for the programmes. */
    private static Wrong onPage(Wrong wrong) {
        return wrong.field().startsWith("programmes")
                ? new Wrong("programmes", wrong.messageKey(), wrong.arguments())
                : wrong;
    }

    private static @Nullable LocalDate day(String field, @Nullable String typed, List<Wrong> wrong) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException unreadable) {
            wrong.add(Wrong.of(field, "input.date"));
            return null;
        }
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Of today, what there is of it by now. */
    private @Nullable Instant end(@Nullable LocalDate day) {
        if (day == null) {
            return null;
        }
        Instant now = clock.instant();
        return day.equals(LocalDate.ofInstant(now, ZoneOffset.UTC)) ? now : start(day.plusDays(1));
    }

    private static @Nullable List<String> programmes(@Nullable String typed) {
        return typed == null || typed.isBlank()
                ? null
                : Arrays.stream(typed.strip().split("[\\s,;]+")).toList();
    }
}
