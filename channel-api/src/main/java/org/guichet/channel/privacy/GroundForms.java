package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Amending;
import org.guichet.registry.consent.Amendment;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.GroundKind;
import org.guichet.registry.consent.GroundVersion;
import org.guichet.registry.consent.Purpose;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of authorities and those of purposes have in common. */
@Component
class GroundForms {
    private final Authorities authorities;
    private final Amending amending;
    private final AttributeDictionary dictionary;

    GroundForms(Authorities authorities, Amending amending, AttributeDictionary dictionary) {
        this.authorities = authorities;
        this.amending = amending;
        this.dictionary = dictionary;
    }

    /** What a form sends; the proposal it made. */
    @FunctionalInterface
    interface Sent {
        Amendment propose();
    }

    /** Goes to the proposal, or shows the form again with what is wrong. */
    String send(Sent sent, String form, Model model, HttpServletResponse response) {
        try {
            return "redirect:" + url(sent.propose().id()) + "?proposed";
        } catch (InvalidInput invalid) {
            return again(form, invalid.wrong(), model, response);
        } catch (StateChanged waiting) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return wrong(form, List.of(Wrong.of("", "input.amendment-waits")), model);
        }
    }

    String again(String page, List<Wrong> wrong, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return wrong(page, wrong, model);
    }

    private static String wrong(String page, List<Wrong> wrong, Model model) {
        model.addAttribute("wrong", wrong);
        return page;
    }

    /** Every version of one code and what was proposed about it. */
    String one(GroundKind ground, String code, List<? extends GroundVersion> versions, Model model) {
        model.addAttribute("ground", ground.name());
        model.addAttribute("folder", folder(ground));
        model.addAttribute("code", code);
        model.addAttribute("versions", versions);
        List<Amendment> amendments = amending.of(ground, code);
        model.addAttribute("amendments", amendments);
        model.addAttribute("waiting", amendments.stream().anyMatch(one -> one.state() == Amendment.State.PROPOSED));
        model.addAttribute("today", authorities.today());
        model.addAttribute("mayPropose", amending.mayPropose());
        return "privacy/ground";
    }

    /** What an authority may name. */
    void choices(Model model) {
        model.addAttribute("kinds", Authority.Kind.values());
        Collection<String> categories = dictionary.all().stream()
                .map(attribute -> attribute.category())
                .distinct()
                .sorted()
                .toList();
        model.addAttribute("categories", categories);
        model.addAttribute(
                "livePurposes",
                authorities.purposes().stream()
                        .filter(purpose -> purpose.inForce(authorities.today()))
                        .map(Purpose::code)
                        .toList());
    }

    static String folder(GroundKind ground) {
        return ground == GroundKind.AUTHORITY ? "authorities" : "purposes";
    }

    static GroundKind kind(String folder) {
        return folder.equals(folder(GroundKind.AUTHORITY)) ? GroundKind.AUTHORITY : GroundKind.PURPOSE;
    }

    static String url(UUID amendment) {
        return "/privacy/amendments/" + amendment;
    }
}
