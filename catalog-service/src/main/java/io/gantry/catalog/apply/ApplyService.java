package io.gantry.catalog.apply;

import io.gantry.catalog.apply.Candidate.Ready;
import io.gantry.catalog.apply.Candidate.Settled;
import io.gantry.catalog.apply.NdjsonLines.Line;
import io.gantry.catalog.apply.Writer.Mode;
import io.gantry.catalog.documents.Documents;
import io.gantry.catalog.documents.Syntax;
import io.gantry.contracts.catalog.EntityRef;
import io.gantry.contracts.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Applies uploads; document after document, so that those of one name keep their order. */
@Service
class ApplyService {
    /** Documents that share a transaction, which is most of the cost of a small write. */
    private static final int CHUNK = 500;

    /** Pieces of a stream that are looked at together, if they come in together. */
    private static final int PIECES = 16;

    private static final Duration TOGETHER = Duration.ofMillis(5);

    private final Preparation preparation;
    private final Writer writer;
    private final int longestLine;

    ApplyService(Preparation preparation, Writer writer, ApplyProperties properties) {
        this.preparation = preparation;
        this.writer = writer;
        this.longestLine = Math.toIntExact(properties.maxLine().toBytes());
    }

    /** Applies an upload of which nothing but its text is held; it is read twice for that. */
    Flux<Outcome> apply(Mono<String> upload, Syntax syntax, boolean atomic, Mode mode) {
        mode.mandate().actor().require(Role.DEVELOPER);
        return upload.flatMapMany(text -> candidates(text, syntax))
                .transform(all -> atomic ? allOrNone(all, mode) : each(all, mode));
    }

    /** Looks at the documents of an upload and does no more. */
    Flux<Outcome> validate(Mono<String> upload, Syntax syntax) {
        return upload.flatMapMany(text -> candidates(text, syntax)).map(ApplyService::verdict);
    }

    private static Outcome verdict(Candidate candidate) {
        return switch (candidate) {
            case Settled(Outcome outcome) -> outcome;
            case Ready ready -> Outcome.valid(ready.ref().toString(), ready.notes());
        };
    }

    /** Applies the lines of a stream while it comes in. */
    Flux<Outcome> applyLines(Flux<byte[]> body, Mode mode) {
        mode.mandate().actor().require(Role.DEVELOPER);
        return Flux.defer(() -> {
            NdjsonLines lines = new NdjsonLines(longestLine);
            Clashes clashes = new Clashes(Clashes.MOST_NAMES);
            return body.bufferTimeout(PIECES, TOGETHER, true)
                    .concatMapIterable(pieces -> chunks(fed(lines, pieces)))
                    .concatWith(Mono.fromCallable(lines::end))
                    .flatMapSequential(this::prepared, 2, 1)
                    .map(chunk -> chunk.stream().map(clashes::refuseLater).toList())
                    .concatMap(chunk -> writer.each(chunk, mode), 1)
                    .flatMapIterable(outcomes -> outcomes);
        });
    }

    private Flux<Outcome> each(Flux<Candidate> candidates, Mode mode) {
        return candidates
                .buffer(CHUNK)
                .concatMap(chunk -> writer.each(chunk, mode), 1)
                .flatMapIterable(outcomes -> outcomes);
    }

    private Flux<Outcome> allOrNone(Flux<Candidate> candidates, Mode mode) {
        return candidates
                .collectList()
                .flatMap(all -> writer.allOrNone(all, mode))
                .flatMapIterable(outcomes -> outcomes);
    }

    private Flux<Candidate> candidates(String text, Syntax syntax) {
        return Mono.fromCallable(() -> Clashes.among(read(text, syntax)))
                .flatMapMany(clashes ->
                        Flux.fromStream(() -> read(text, syntax))
                                .map(candidate -> refuse(candidate, clashes)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Stream<Candidate> read(String text, Syntax syntax) {
        return Documents.read(text, syntax).map(preparation::prepare);
    }

    private static Candidate refuse(Candidate candidate, Set<EntityRef> clashes) {
        return candidate instanceof Ready ready && clashes.contains(ready.ref())
                ? ready.clash()
                : candidate;
    }

    /** Parses and checks beside the database's work on the chunk before. */
    private Mono<List<Candidate>> prepared(List<Line> lines) {
        return Mono.fromCallable(() ->
                        lines.stream()
                                .map(Line::document)
                                .flatMap(Optional::stream)
                                .map(preparation::prepare)
                                .toList())
                .subscribeOn(Schedulers.parallel());
    }

    private static List<Line> fed(NdjsonLines lines, List<byte[]> pieces) {
        return pieces.stream().flatMap(piece -> lines.feed(piece).stream()).toList();
    }

    /** What came in together is written together: a client may wait for its answer. */
    private static List<List<Line>> chunks(List<Line> lines) {
        return Stream.iterate(0, from -> from < lines.size(), from -> from + CHUNK)
                .map(from -> lines.subList(from, Math.min(lines.size(), from + CHUNK)))
                .toList();
    }
}
