package io.gantry.git.commits;

import static io.gantry.git.GitError.COMMIT_FILE_MISSING;
import static io.gantry.git.GitError.COMMIT_FORM_INVALID;
import static io.gantry.git.GitError.COMMIT_NOT_MULTIPART;
import static io.gantry.git.GitError.COMMIT_VALUE_REPEATED;
import static io.gantry.git.GitError.COMMIT_WITHOUT_BOUNDARY;

import io.gantry.git.storage.StorageProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Reads forms with a file, as they come: the file goes to the disk and is never held.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578, multipart/form-data</a>
 */
@Component
class Uploads {
    static final String FILE = "zipfile";

    private static final int MAX_PARTS = 1_000;

    private final PartEventHttpMessageReader reader = new PartEventHttpMessageReader();
    private final long most;

    Uploads(StorageProperties properties) {
        most = properties.zip().upload().toBytes();
        reader.setMaxParts(MAX_PARTS);
    }

    /** The form without its file, which is in its place when the form is here. */
    Mono<CommitForm> read(ServerHttpRequest request, UploadedFile file) {
        requireForm(request);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        return reader.read(ResolvableType.forClass(PartEvent.class), request, Map.of())
                .windowUntil(PartEvent::isLast)
                .concatMap(part ->
                        part.switchOnFirst((first, events) -> {
                            PartEvent head = first.get();
                            return head == null ? events.then() : take(head, events, fields, file);
                        }))
                .then(Mono.fromCallable(() -> form(fields)))
                .onErrorMap(
                        DecodingException.class,
                        e -> COMMIT_FORM_INVALID.exception(e.getMessage()));
    }

    private Mono<Void> take(
            PartEvent head,
            Flux<PartEvent> events,
            Map<String, List<String>> fields,
            UploadedFile file) {
        if (head instanceof FormPartEvent field) {
            fields.computeIfAbsent(field.name(), _ -> new ArrayList<>()).add(field.value());
            return events.doOnNext(Uploads::release).then();
        }
        if (!(head instanceof FilePartEvent) || !head.name().equals(FILE)) {
            return events.doOnNext(Uploads::release).then();
        }
        if (fields.put(FILE + "()", List.of()) != null) {
            return events.doOnNext(Uploads::release).then(COMMIT_VALUE_REPEATED.error(FILE));
        }
        AtomicLong size = new AtomicLong();
        Flux<DataBuffer> content =
                events.map(PartEvent::content).handle((next, out) -> limit(next, size, out));
        return DataBufferUtils.write(content, file.in(), 0)
                .map(DataBufferUtils::release) // whoever writes the answer releases what is dropped
                .then();
    }

    private void limit(DataBuffer next, AtomicLong size, SynchronousSink<DataBuffer> out) {
        if (size.addAndGet(next.readableByteCount()) <= most) {
            out.next(next);
            return;
        }
        DataBufferUtils.release(next);
        out.error(CommitFault.tooLarge("the zip is larger than %d bytes".formatted(most)));
    }

    private static CommitForm form(Map<String, List<String>> fields) {
        CommitForm form = CommitForm.of(fields);
        if (!fields.containsKey(FILE + "()")) {
            throw COMMIT_FILE_MISSING.exception(FILE);
        }
        return form;
    }

    private static void requireForm(ServerHttpRequest request) {
        MediaType type = type(request);
        if (!MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(type)) {
            throw COMMIT_NOT_MULTIPART.exception();
        }
        if (type.getParameter("boundary") == null) {
            throw COMMIT_WITHOUT_BOUNDARY.exception();
        }
    }

    private static MediaType type(ServerHttpRequest request) {
        try {
            MediaType type = request.getHeaders().getContentType();
            return type == null ? MediaType.ALL : type;
        } catch (InvalidMediaTypeException _) {
            return MediaType.ALL;
        }
    }

    private static void release(PartEvent event) {
        DataBufferUtils.release(event.content());
    }
}
