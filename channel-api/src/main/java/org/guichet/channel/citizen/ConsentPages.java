package org.guichet.channel.citizen;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.guichet.catalog.clientview.Consenting;
import org.guichet.catalog.clientview.WithdrawalPreviews;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.CaptureMethod;
import org.guichet.registry.consent.ConsentNeed;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Notice;
import org.guichet.registry.consent.Notices;
import org.guichet.registry.consent.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Her consents: what she is asked for and answers, what she gives anew, and what happens if one is withdrawn. */
@Controller
@RequestMapping("/me/consents")
class ConsentPages {
    private final Consenting consenting;
    private final WithdrawalPreviews previews;
    private final Notices notices;
    private final ConsentNeed need;

    ConsentPages(Consenting consenting, WithdrawalPreviews previews, Notices notices, ConsentNeed need) {
        this.consenting = consenting;
        this.previews = previews;
        this.notices = notices;
        this.need = need;
    }

    /** What she may be told on coming back from a form. */
    private enum Done {
        WITHDRAWN,
        GIVEN,
        REFUSED,
        RENEWED
    }

    @GetMapping
    String consents(
            @RequestParam(required = false) @Nullable Done done,
            @RequestParam(required = false) @Nullable UUID of,
            Model model) {
        List<ConsentRecord> consents = consenting.of(Me.id());
        model.addAttribute("consents", consents);
        model.addAttribute(
                "offered",
                need.notices().stream()
                        .filter(notice -> consents.stream().noneMatch(notice::isSettledBy))
                        .toList());
        model.addAttribute("done", done);
        model.addAttribute("of", of);
        model.addAttribute("tab", "consents");
        return "citizen/consents";
    }

    /** All that was said of it. */
    @GetMapping("/{id}/history")
    String history(@PathVariable UUID id, Model model) {
        find(id, any -> true);
        model.addAttribute("history", consenting.history(id));
        return "citizen/consent-history";
    }

    /** The notice of the day, with the question. Nothing is ticked beforehand. */
    @GetMapping("/{id}/notice")
    String notice(@PathVariable UUID id, Model model, Locale locale) {
        ConsentRecord consent = find(id, ConsentRecord::waitsForAWord);
        Notice notice = notices.shown(consent.purpose()).orElseThrow(NotFound::new);
        model.addAttribute("consent", consent);
        model.addAttribute("notice", notice);
        model.addAttribute("language", notice.language(locale));
        model.addAttribute("within", notice.covers(consent));
        model.addAttribute("needed", need.of(consent));
        return "citizen/notice";
    }

    @PostMapping("/{id}/giving")
    String give(@PathVariable UUID id, @RequestParam String version, @RequestParam String language) {
        consenting.answer(id, true, said(version, language));
        return done(Done.GIVEN, id);
    }

    @PostMapping("/{id}/refusal")
    String refuse(@PathVariable UUID id, @RequestParam String version, @RequestParam String language) {
        consenting.answer(id, false, said(version, language));
        return done(Done.REFUSED, id);
    }

    @PostMapping("/{id}/renewal")
    String renew(@PathVariable UUID id, @RequestParam String version, @RequestParam String language) {
        consenting.renew(id, said(version, language));
        return done(Done.RENEWED, id);
    }

    @GetMapping("/{id}/withdrawal")
    String before(@PathVariable UUID id, Model model) {
        find(id, one -> one.state().permits());
        model.addAttribute("preview", previews.of(id));
        return "citizen/withdrawal";
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(@PathVariable UUID id) {
        consenting.withdraw(id);
        return done(Done.WITHDRAWN, id);
    }

    private ConsentRecord find(UUID id, Predicate<ConsentRecord> wanted) {
        return consenting.of(Me.id()).stream()
                .filter(one -> one.id().equals(id))
                .filter(wanted)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static Said said(String version, String language) {
        return new Said(version, language, CaptureMethod.PORTAL.name(), null, null, null);
    }

    private static String done(Done done, UUID id) {
        return "redirect:/me/consents?done=" + done + "&of=" + id;
    }
}
