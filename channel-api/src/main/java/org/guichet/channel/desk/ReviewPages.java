package org.guichet.channel.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.registration.Proposal;
import org.guichet.registry.registration.Reviewing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The supervisors' queue of corrections, each opened and decided within a contact of the supervisor's own. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/corrections")
class ReviewPages {
    private static final int PAGE = 50;

    private final Reviewing reviewing;
    private final AttributeDictionary dictionary;
    private final DeskContacts desk;

    ReviewPages(Reviewing reviewing, AttributeDictionary dictionary, DeskContacts desk) {
        this.reviewing = reviewing;
        this.dictionary = dictionary;
        this.desk = desk;
    }

    @GetMapping
    String queue(
            @PathVariable UUID contactId,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable String decided,
            Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("queue", reviewing.queue(Proposal.State.PROPOSED, PAGE, cursor));
        model.addAttribute("decided", decided != null);
        return "desk/corrections";
    }

    @GetMapping("/{id}")
    String review(@PathVariable UUID contactId, @PathVariable UUID id, Model model) {
        return page(contactId, id, model);
    }

    @PostMapping("/{id}")
    String decide(
            @PathVariable UUID contactId,
            @PathVariable UUID id,
            @RequestParam(required = false) Reviewing.@Nullable Verdict verdict,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        desk.mine(contactId);
        try {
            desk.within(contactId, () -> {
                if (verdict == null) {
                    throw new InvalidInput(List.of(Wrong.of("verdict", "input.missing")));
                }
                reviewing.decide(id, verdict, reason);
                return true;
            });
            return "redirect:" + DeskContacts.url(contactId) + "/corrections?decided";
        } catch (InvalidInput invalid) {
            return ContactPages.again(page(contactId, id, model), invalid, model, response);
        }
    }

    private String page(UUID contactId, UUID id, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        Proposal.Opened opened = desk.within(contactId, () -> reviewing.open(id));
        model.addAttribute("opened", opened);
        model.addAttribute(
                "attribute", dictionary.find(opened.proposal().attribute()).orElseThrow(NotFound::new));
        return "desk/review";
    }
}
