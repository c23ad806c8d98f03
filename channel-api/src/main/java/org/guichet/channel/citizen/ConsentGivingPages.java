package org.guichet.channel.citizen;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.guichet.catalog.clientview.Consenting;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.CaptureMethod;
import org.guichet.registry.consent.ConsentNeed;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.consent.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A consent she gives of her own accord, or again: on a page of its own, within the notice of the day, with nothing ticked
 * beforehand. The parameter {@code purpose} would say what she came for; what she consents to is another thing.
 */
@Controller
@RequestMapping("/me/consents/new")
class ConsentGivingPages {
    private final Consenting consenting;
    private final ConsentNeed need;

    ConsentGivingPages(Consenting consenting, ConsentNeed need) {
        this.consenting = consenting;
        this.need = need;
    }

    @GetMapping
    String form(@RequestParam("notice") String purpose, Model model, Locale locale) {
        return form(notice(purpose), locale, List.of(), model);
    }

    @PostMapping
    String give(
            @RequestParam("notice") String purpose,
            @RequestParam String version,
            @RequestParam String language,
            @RequestParam(required = false) @Nullable List<String> dataCategories,
            @RequestParam(required = false) @Nullable List<String> recipients,
            Model model,
            HttpServletResponse response) {
        Notice notice = notice(purpose);
        List<String> ticked = sent(dataCategories);
        // Nobody gets by it of whom she was not told; nor whoever gets some of it without asking.
        List<String> told = sent(recipients);
        try {
            ConsentRecord given = consenting.give(
                    Me.id(),
                    new NewConsent(
                            purpose,
                            need.recipients(notice, ticked).stream()
                                    .filter(told::contains)
                                    .toList(),
                            ticked,
                            version,
                            language,
                            CaptureMethod.PORTAL.name(),
                            null));
            return "redirect:/me/consents?done=GIVEN&of=" + given.id();
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", invalid.wrong());
            return form(notice, Locale.of(language), isAnother(invalid) ? List.of() : ticked, model);
        }
    }

    private static List<String> sent(@Nullable List<String> codes) {
        return codes == null
                ? List.of()
                : codes.stream().filter(Objects::nonNull).toList();
    }

    /** Whether the notice is not the one she read: then nothing that she ticked is of this one. */
    private static boolean isAnother(InvalidInput invalid) {
        return invalid.wrong().stream().anyMatch(one -> one.field().equals("noticeVersion"));
    }

    /** What has changed since she opened it is shown as it is now, and waits for her word. */
    private static String form(Notice notice, Locale reading, List<String> ticked, Model model) {
        model.addAttribute("notice", notice);
        model.addAttribute("language", notice.language(reading));
        model.addAttribute("text", notice.text(reading));
        model.addAttribute("ticked", ticked);
        model.addAttribute("tab", "consents");
        return "citizen/consent-new";
    }

    private Notice notice(String purpose) {
        return need.notice(purpose).orElseThrow(NotFound::new);
    }
}
