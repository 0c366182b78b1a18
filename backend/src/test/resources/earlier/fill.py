#!/usr/bin/env python3
"""Makes data.zip: a data directory as a version wrote it. README.md says when and how.

    fill.py JAVA JAR OUT   writes OUT/data.zip and OUT/facts.json
"""
import json, os, shutil, struct, subprocess, sys, time, urllib.request, zipfile

JAVA, JAR, OUT = sys.argv[1:4]
PORT = 8437
BASE = f"http://127.0.0.1:{PORT}"
NOW = int(time.time()) * 1000 - 60_000  # "the moment": everything is told for about then

PROMISE = """\
apiVersion: openslo/v1
kind: SLO
metadata:
  name: pay-latency
  annotations:
    headroom/owner: team-pay
spec:
  service: pay
  budgetingMethod: Occurrences
  timeWindow:
    - duration: 30d
      isRolling: true
  indicator:
    metadata:
      name: pay-latency
    spec:
      ratioMetric:
        counter: true
        good:
          metricSource:
            type: Headroom
            spec:
              distribution: 'pay_seconds{service="pay"}'
              le: 200ms
        total:
          metricSource:
            type: Headroom
            spec:
              distribution: 'pay_seconds{service="pay"}'
  objectives:
    - target: 0.99
"""
CONFIG = "wal:\n  segmentBytes: 65536\n  groupBytesMax: 65536\n"


def push(path, body, kind="application/json", **headers):
    data = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
    request = urllib.request.Request(BASE + path, data, {"Content-Type": kind, **headers})
    with urllib.request.urlopen(request) as answer:
        return answer.read().decode()


def get(path):
    with urllib.request.urlopen(BASE + path) as answer:
        return json.loads(answer.read())


def varint(n):
    out = b""
    while n > 0x7F:
        out += bytes([n & 0x7F | 0x80])
        n >>= 7
    return out + bytes([n])


def field(number, payload):
    return varint(number << 3 | 2) + varint(len(payload)) + payload


def remote_write(labels, samples):
    """A remote write request of one series, as snappy literals."""
    series = b"".join(field(1, field(1, k.encode()) + field(2, v.encode())) for k, v in sorted(labels.items()))
    for at, value in samples:
        series += field(2, varint(1 << 3 | 1) + struct.pack("<d", value) + varint(2 << 3) + varint(at))
    request = field(1, series) + field(3, varint(1 << 3) + varint(1) + field(2, b"jobs_total") + field(4, b"Jobs done."))
    out = varint(len(request))
    for i in range(0, len(request), 60):
        part = request[i : i + 60]
        out += bytes([(len(part) - 1) << 2]) + part
    return out


def otlp(metrics):
    resource = {"attributes": [{"key": "service.name", "value": {"stringValue": "pay"}}]}
    return {"resourceMetrics": [{"resource": resource, "scopeMetrics": [{"metrics": metrics}]}]}


def nanos(millis):
    return str(millis * 1_000_000)


def start(folder):
    log = open(os.path.join(OUT, "server.log"), "a")
    process = subprocess.Popen(
        [JAVA, "-jar", JAR, "serve", "--port", str(PORT), "--data", "data", "--config", "headroom.yaml",
         "--rules", "rules", "--runbooks", "runbooks"],
        cwd=folder, stdout=log, stderr=log)
    for _ in range(200):
        try:
            urllib.request.urlopen(BASE + "/-/ready").read()
            return process
        except OSError:
            time.sleep(0.2)
    raise SystemExit("it did not start")


def metrics(at, step):
    """Every kind of series; step tells the first filling, 0, from the second, 1."""
    push("/api/v1/write", remote_write({"__name__": "jobs_total", "service": "pay"},
                                      [(at + i * 1000, 100.0 * step + i) for i in range(10)]),
         "application/x-protobuf", **{"Content-Encoding": "snappy"})
    push("/v1/metrics", otlp([
        {"name": "queue.depth", "gauge": {"dataPoints": [{"asDouble": 7.5 + step, "timeUnixNano": nanos(at)}]}},
        {"name": "orders", "description": "Orders taken.", "unit": "{order}",
         "sum": {"aggregationTemporality": 1, "isMonotonic": True, "dataPoints": [
             {"asInt": "3", "startTimeUnixNano": nanos(at - 1000), "timeUnixNano": nanos(at)}]}},
        {"name": "visits", "sum": {"aggregationTemporality": 2, "isMonotonic": True, "dataPoints": [
            {"asInt": str(11 + 6 * step), "startTimeUnixNano": nanos(NOW - 30_000), "timeUnixNano": nanos(at)}]}},
        {"name": "render", "unit": "s", "histogram": {"aggregationTemporality": 1, "dataPoints": [
            {"startTimeUnixNano": nanos(at - 1000), "timeUnixNano": nanos(at), "count": "10", "sum": 4.0,
             "explicitBounds": [0.1, 0.5, 1], "bucketCounts": ["4", "3", "2", "1"]}]}},
        {"name": "fetch", "unit": "s", "exponentialHistogram": {"aggregationTemporality": 2, "dataPoints": [
            {"startTimeUnixNano": nanos(NOW - 30_000), "timeUnixNano": nanos(at), "count": str(6 + 6 * step),
             "sum": 9.0 + 9 * step, "scale": 1, "zeroCount": "0",
             "positive": {"offset": -1, "bucketCounts": [str(1 + step), str(2 + 2 * step), str(3 + 3 * step)]}}]}},
    ]))
    push("/api/v1/timings", {"series": [
        {"name": "pay_seconds", "labels": {"service": "pay"}, "unit": "s", "timestamp": at,
         "values": [0.1] * 5 + [0.9] * (20 if step == 0 else 2)}]}, **{"Idempotency-Key": f"timings-{step}"})
    second = at / 1000
    push("/api/v1/hdr?unit=us",
         "#[Histogram log format version 1.3]\n"
         f"#[StartTime: {second:.3f} (seconds since epoch), then]\n"
         '"StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"\n'
         f'Tag=pick_seconds{{service="pay"}},{second:.3f},1.000,9.999,'
         "HISTFAAAACp4nJNpmSzMwMDAxcDAwMjAwMDEAAGMEMr+P5zPJMt0npnlIBcTAGBvBFg=\n", "text/plain")


def words(at, step):
    push("/api/v1/logs", "".join(json.dumps({
        "time": at + i, "service": "pay", "severity": "error" if i % 2 else "info",
        "body": f"payment {100 * step + i} took {i} ms \u2014 caf\u00e9", "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
        "attributes": {"host": f"web-{i % 3}", "attempt": i}}) + "\n" for i in range(20)), "application/x-ndjson")
    push("/api/v1/changes", {"kind": "deploy", "service": "pay", "version": f"1.{step}", "time": at,
                             "summary": f"release {step}", "url": "https://ci.example/42"})


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    for each in ("data", "rules/slos", "runbooks"):
        os.makedirs(os.path.join(OUT, each))
    for name, text in (("rules/slos/pay.yaml", PROMISE), ("headroom.yaml", CONFIG)):
        with open(os.path.join(OUT, name), "w") as file:
            file.write(text)
    server = start(OUT)
    # A past without trouble: promises without one page later.
    push("/api/v1/timings", {"series": [
        {"name": "pay_seconds", "labels": {"service": "pay"}, "unit": "s", "timestamp": NOW - 90 * 60_000,
         "values": [0.1]}]}, **{"Idempotency-Key": "past"})
    metrics(NOW, 0)
    words(NOW, 0)
    incidents = []
    for _ in range(150):
        incidents = get("/api/v1/incidents?state=unresolved")["incidents"]
        if incidents:
            break
        time.sleep(0.2)
    incident = incidents[0]["id"]
    push(f"/api/v1/incidents/{incident}/ack", {"by": "eve"})
    push(f"/api/v1/incidents/{incident}/notes", {"by": "eve", "text": "the bank is slow"})
    server.terminate()  # a checkpoint and a commit of the log index
    server.wait()
    server = start(OUT)
    metrics(NOW + 20_000, 1)  # stands in the write-ahead log alone
    words(NOW + 20_000, 1)
    server.kill()
    server.wait()
    with zipfile.ZipFile(os.path.join(OUT, "data.zip"), "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for folder, _, files in os.walk(os.path.join(OUT, "data")):
            for name in sorted(files):
                if name != "lock" and not name.endswith(".tmp"):
                    path = os.path.join(folder, name)
                    out.write(path, os.path.relpath(path, OUT))
        out.write(os.path.join(OUT, "rules/slos/pay.yaml"), "rules/slos/pay.yaml")
    with open(os.path.join(OUT, "facts.json"), "w") as file:
        json.dump({"momentMillis": NOW, "incident": incident}, file)


main()
