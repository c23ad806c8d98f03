package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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

    private final AuditPacks packs;
    private final Clock clock;

    AuditPackPages(AuditPacks packs, Clock clock) {
        this.packs = packs;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable String asked,
            Model model) {
        model.addAttribute("asked", asked != null);
        return page(TypedPeriod.before(clock.instant(), USUAL_DAYS), cursor, model);
    }

    @PostMapping
    String request(@ModelAttribute TypedPeriod typed, Model model, HttpServletResponse response) {
        try {
            packs.request(typed.start(), typed.end(clock.instant()), typed.codes());
            return "redirect:/privacy/audit-packs?asked";
        } catch (InvalidInput invalid) {
            model.addAttribute("wrong", typed.wrong(invalid));
        } catch (StateChanged enough) {
            model.addAttribute("wrong", List.of(Wrong.of("", "privacy.packs.enough")));
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return page(typed, null, model);
    }

    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        return AuditPackController.zip(id, packs.fetch(id));
    }

    private String page(TypedPeriod typed, @Nullable UUID cursor, Model model) {
        AuditPacks.Page page = packs.list(cursor, PAGE);
        model.addAttribute("typed", typed);
        model.addAttribute("packs", page);
        model.addAttribute("making", page.items().stream().anyMatch(one -> one.state() == AuditPack.State.MAKING));
        return "privacy/audit-packs";
    }
}
