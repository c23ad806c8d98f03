package broken.guichet.catalog.contact;

import jakarta.servlet.http.HttpServletRequest;

class KnowsTheWeb {
    String path(HttpServletRequest request) {
        return request.getServletPath();
    }
}
