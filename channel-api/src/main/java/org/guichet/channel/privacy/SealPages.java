package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.protection.Encounters;
import org.guichet.registry.protection.Protecting;
import org.guichet.registry.protection.Protection;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sealed records: who is sealed, putting a seal on and taking it off, and who came upon somebody sealed. */
@Controller
@RequestMapping("/privacy/sealed")
class SealPages {
    private static final int PAGE = 50;
    private static final List<String> IN_ORDER = List.of("client", "authority", "reason", "officer", "reviewOn");

    private final Protecting protecting;
    private final Encounters encounters;

    SealPages(Protecting protecting, Encounters encounters) {
        this.protecting = protecting;
        this.encounters = encounters;
    }

    /** What the officer typed. */
    record Typed(
            @Nullable String client,
            @Nullable String reason,
            @Nullable String authority,
            @Nullable String officer,
            @Nullable String reviewOn) {}

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        model.addAttribute("sealed", protecting.sealed(PAGE, cursor));
        model.addAttribute("encounters", encounters.waiting(PAGE, null));
        model.addAttribute("done", done != null);
        return "privacy/sealed";
    }

    @GetMapping("/new")
    String form(Model model) {
        return form(new Typed(null, null, null, null, null), List.of(), model);
    }

    @PostMapping("/new")
    String seal(@ModelAttribute Typed typed, Model model, HttpServletResponse response) {
        List<Wrong> wrong = new ArrayList<>();
        UUID client = client(typed.client(), wrong);
        LocalDate reviewOn = day(typed.reviewOn(), wrong);
        Protection protection =
                new Protection(filled(typed.reason()), filled(typed.authority()), filled(typed.officer()), reviewOn);
        protecting.wrongWith(protection).stream()
                .filter(one -> wrong.stream().noneMatch(other -> other.field().equals(one.field())))
                .forEach(wrong::add);
        wrong.sort(Comparator.comparingInt(one -> IN_ORDER.indexOf(one.field())));
        if (client != null && wrong.isEmpty()) {
            try {
                protecting.seal(new ClientId(client), protection);
                return "redirect:/privacy/sealed?done";
            } catch (NotFound absent) {
                wrong.add(Wrong.of("client", "input.no-such-client"));
            } catch (StateChanged sealed) {
                wrong.add(Wrong.of("client", "input.sealed-already"));
            }
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return form(typed, wrong, model);
    }

    @GetMapping("/clients/{client}/unsealing")
    String unsealing(@PathVariable UUID client, Model model) {
        return ending("/privacy/sealed/clients/" + client + "/unsealing", client, "unseal", model);
    }

    @PostMapping("/clients/{client}/unsealing")
    String unseal(
            @PathVariable UUID client,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        try {
            protecting.unseal(new ClientId(client), reason);
            return "redirect:/privacy/sealed?done";
        } catch (InvalidInput invalid) {
            return again(unsealing(client, model), invalid, model, response);
        }
    }

    @GetMapping("/encounters/{id}/closing")
    String closing(@PathVariable UUID id, Model model) {
        return ending("/privacy/sealed/encounters/" + id + "/closing", null, "close", model);
    }

    @PostMapping("/encounters/{id}/closing")
    String close(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        try {
            encounters.close(id, reason);
            return "redirect:/privacy/sealed?done";
        } catch (InvalidInput invalid) {
            return again(closing(id, model), invalid, model, response);
        }
    }

    private String form(Typed typed, List<Wrong> wrong, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", wrong);
        model.addAttribute("authorities", protecting.authorities());
        return "privacy/seal";
    }

    private static String ending(String action, @Nullable UUID client, String what, Model model) {
        model.addAttribute("action", action);
        model.addAttribute("client", client);
        model.addAttribute("what", what);
        return "privacy/unseal";
    }

    private static String again(String page, InvalidInput invalid, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("wrong", invalid.wrong());
        return page;
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable UUID client(@Nullable String typed, List<Wrong> wrong) {
        try {
            if (typed != null && !typed.isBlank()) {
                return UUID.fromString(typed.strip());
            }
            wrong.add(Wrong.of("client", "input.required"));
        } catch (IllegalArgumentException unreadable) {
            wrong.add(Wrong.of("client", "input.uuid"));
        }
        return null;
    }

    /** Left out is for the room to refuse, together with whatever else is wrong. */
    private static @Nullable LocalDate day(@Nullable String typed, List<Wrong> wrong) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException unreadable) {
            wrong.add(Wrong.of("reviewOn", "input.date"));
            return null;
        }
    }
}
