package io.gantry.web.paging;

import io.gantry.web.errors.WebError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@link Page} from the query. */
public final class PageResolver implements SyncHandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class;
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        String cursor = query.getFirst("cursor");
        return new Page(
                limit(query.getFirst("limit")),
                cursor == null ? List.of() : Cursor.decode(cursor),
                flag("count", query.getFirst("count")));
    }

    private static @Nullable Integer limit(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException _) {
            throw WebError.INVALID_PARAMETER.exception("limit", text, "1 to " + Page.MAX_LIMIT);
        }
    }

    private static boolean flag(String name, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw WebError.INVALID_PARAMETER.exception(name, text, "true or false");
    }
}
