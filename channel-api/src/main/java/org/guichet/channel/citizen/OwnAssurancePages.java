package org.guichet.channel.citizen;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guichet.catalog.contact.NewContact;
import org.guichet.catalog.identification.OneTimeCodes.Sent;
import org.guichet.catalog.identification.OneTimeCodes.Told;
import org.guichet.catalog.identification.Raising;
import org.guichet.channel.security.SessionNames;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.AssuranceNeeds;
import org.guichet.registry.disclosure.AssuranceNeeds.Need;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What she does not get because of how she signed in, and a code by which she gets it in this session. */
@Controller
@RequestMapping("/me/assurance")
class OwnAssurancePages {
    private static final String HERE = "/me/assurance";

    private final Raising raising;
    private final SessionNames sessions;
    private final AssuranceNeeds needs;
    private final MessageSource messages;

    OwnAssurancePages(Raising raising, SessionNames sessions, AssuranceNeeds needs, MessageSource messages) {
        this.raising = raising;
        this.sessions = sessions;
        this.needs = needs;
        this.messages = messages;
    }

    /** Also where a form of it was answered: the link to the other language leads there. */
    @GetMapping({"", "/entry"})
    String assurance(HttpServletRequest request, Model model) {
        return page(request, "", model);
    }

    @PostMapping
    String send(
            @RequestParam(required = false) @Nullable String method,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        String why = messages.getMessage("raising.reason", null, locale);
        try {
            return switch (raising.send(session(request), NewContact.of(why, locale.getLanguage()), method)) {
                case Sent.Code code -> "redirect:" + HERE;
                case Sent.NoDestination none -> page(request, "NO_DESTINATION", model);
                case Sent.TooMany tooMany -> page(request, "TOO_MANY", model);
                case Sent.Locked locked -> page(request, "LOCKED", model);
            };
        } catch (StateChanged nothingToRaise) {
            return "redirect:" + HERE;
        }
    }

    @PostMapping("/entry")
    String enter(
            @RequestParam(required = false) @Nullable String code,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        try {
            return switch (raising.tell(session(request), code)) {
                case Told.Right right -> "redirect:" + HERE + "?raised";
                case Told.Wrong wrong -> "redirect:" + HERE + "?failed";
                case Told.Locked locked -> page(request, "LOCKED", model);
            };
        } catch (StateChanged notSentOrOver) {
            return "redirect:" + HERE;
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", invalid.wrong());
            return page(request, "", model);
        }
    }

    private String page(HttpServletRequest request, String obstacle, Model model) {
        Raising.Level level = raising.level(session(request));
        Map<String, List<Need>> beyond = needs.beyond(level.assurance()).stream()
                .collect(Collectors.groupingBy(Need::who, TreeMap::new, Collectors.toList()));
        model.addAttribute("level", level);
        model.addAttribute("beyond", beyond);
        model.addAttribute("channel", Acting.errand().channel());
        model.addAttribute("obstacle", obstacle);
        model.addAttribute("tab", "assurance");
        return "citizen/assurance";
    }

    private String session(HttpServletRequest request) {
        return sessions.of(request).orElseThrow(() -> new StateChanged("NO_SESSION"));
    }
}
