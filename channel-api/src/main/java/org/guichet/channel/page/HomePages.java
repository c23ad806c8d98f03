package org.guichet.channel.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: which door to take; and the page behind every door, where one signs in. */
@Controller
class HomePages {

    @GetMapping("/")
    String home() {
        return "home";
    }

    @GetMapping("/sign-in")
    String signIn() {
        return "sign-in";
    }
}
