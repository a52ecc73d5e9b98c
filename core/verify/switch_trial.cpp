// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/switch_trial.h"

#include "core/sandbox/labels.h"

#include <QPointer>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double mostWait = 50;                        // seconds; Cilium's defaults come to 35
constexpr std::chrono::seconds streamWait(8);          // for the first answers
constexpr std::chrono::milliseconds standsStill(5000); // without an answer, at one request a second
const QString expected = u"closed, open with the label, closed without it, and an open connection stands still"_s;

} // namespace

async::Request SwitchTrial::start(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench,
                                  const ProbePlace &place, QObject *context, async::Callback<CheckOutcome> done)
{
    const async::Promise<CheckOutcome> promise(context, std::move(done));
    const QPointer<SwitchTrial> trial(new SwitchTrial(tools, bench, place, promise, context));
    return promise.request([trial] { delete trial.data(); });
}

SwitchTrial::SwitchTrial(const CheckTools &tools, std::shared_ptr<ProbeBench> bench, const ProbePlace &place,
                         async::Promise<CheckOutcome> promise, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_bench(std::move(bench))
    , m_place(place)
    , m_promise(std::move(promise))
    , m_since(tools.clock->steady())
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &SwitchTrial::look);
    look();
}

void SwitchTrial::look()
{
    if (m_stage == Stage::Streaming)
        return takeStream();
    std::vector<Attempts::Question> attempts{connecting(*m_tools.api, *m_bench, ProbeRole::Switched, m_place)};
    if (m_stage == Stage::Off)
        attempts.push_back(connecting(*m_tools.api, *m_bench, ProbeRole::Control, m_place));
    m_step = Attempts::start(attempts, this, [this](const base::Result<Attempts::Answers> &answers) {
        if (answers)
            take(*answers);
        else
            end(CheckResult::Inconclusive, QString::fromStdString(answers.error().text()));
    });
}

void SwitchTrial::take(const Attempts::Answers &answers)
{
    for (const base::Result<Reach> &answer : answers) {
        if (!answer)
            return endWith(outcomeOf(answer.error(), expected));
    }
    const Reach reach = *answers[0];
    if (reach == Reach::Unclear)
        return end(CheckResult::Inconclusive, u"the probe's program said something that cannot be read"_s);
    if (m_stage == Stage::On)
        return takeOn(isAnswered(reach));
    if (m_stage == Stage::OffAgain)
        return takeOff(isAnswered(reach));
    if (isAnswered(reach)) {
        return end(CheckResult::Fail, u"%1 answers a sandbox without the label"_s.arg(m_place.text()),
                   u"liteboxctl policy ensure"_s);
    }
    if (!isAnswered(*answers[1])) {
        return end(CheckResult::Inconclusive, u"%1 does not answer the control either"_s.arg(m_place.text()),
                   u"Name a place that answers: --probe-internet"_s);
    }
    seekDrop(u"off: nothing answered, and the control got an answer"_s, [this] { label(true); });
}

/// A silence counts with the flow of its drop, unless Hubble is blind.
void SwitchTrial::seekDrop(const QString &silence, std::function<void()> next)
{
    SoughtDrop sought = m_bench->dropOf(ProbeRole::Switched, m_place);
    sought.since = m_mark;
    m_step = m_bench->witness->find(
        {sought}, this, [this, silence, next = std::move(next)](const base::Result<std::vector<SeenDrop>> &found) {
            const QString blindness = m_bench->witness->blindness();
            const SeenDrop drop = found ? found->front() : SeenDrop();
            if (drop)
                m_evidence << silence + u"; "_s + dropLine(*drop);
            else
                m_evidence << silence + u"; no drop flow"_s + (blindness.isEmpty() ? QString() : u": "_s + blindness);
            if (!drop && blindness.isEmpty()) {
                return end(
                    CheckResult::Inconclusive,
                    u"Hubble shows no drop of a connection that nobody answered, so something else may be silent there"_s,
                    u"Run the check again; name another place: --probe-internet"_s);
            }
            next();
        });
}

void SwitchTrial::takeOn(bool isOpen)
{
    if (isOpen) {
        m_evidence << u"on: open after %1 s"_s.arg(sinceStage(), 0, 'f', 1);
        m_stream = std::make_unique<HeldStream>(*m_tools.api, m_bench->find(ProbeRole::Switched)->pod, m_bench->tool,
                                                m_place, *m_tools.clock);
        enter(Stage::Streaming);
        return again(std::chrono::milliseconds(500));
    }
    if (sinceStage() > mostWait) {
        return end(
            CheckResult::Fail, u"the label has no effect within %1 s"_s.arg(mostWait),
            u"liteboxctl policy ensure puts allow-internet-egress in place; is Cilium's agent on the node ready?"_s);
    }
    again(std::chrono::seconds(1));
}

void SwitchTrial::takeStream()
{
    const bool isHeld = m_stream->answers() >= 2;
    if (!isHeld && sinceStage() < std::chrono::duration<double>(streamWait).count())
        return again(std::chrono::milliseconds(500));
    if (!isHeld) {
        m_evidence << u"%1 answers no HTTP requests on one connection: only new ones were looked at"_s.arg(
            m_place.text());
        m_stream.reset();
    }
    label(false);
}

void SwitchTrial::takeOff(bool isOpen)
{
    const bool isStill = !m_stream || m_stream->silence() >= standsStill;
    if (!isOpen && isStill)
        return seekDrop(u"off again: closed after %1 s"_s.arg(sinceStage(), 0, 'f', 1), [this] { conclude(); });
    if (sinceStage() > mostWait) {
        return end(CheckResult::Fail,
                   isOpen ? u"the internet stays open for %1 s without the label"_s.arg(mostWait)
                          : u"a connection that was open goes on without the label"_s,
                   u"Restart Cilium's agent on the node; see whether another policy lets it through: liteboxctl policy "
                   u"explain"_s);
    }
    again(std::chrono::milliseconds(500));
}

void SwitchTrial::conclude()
{
    if (!m_stream) {
        return end(CheckResult::Warning, u"new connections follow the label; an open one was not looked at"_s,
                   u"Name a web server that keeps connections: --probe-internet"_s);
    }
    m_evidence << u"the open connection had %1 answers, then stood still"_s.arg(m_stream->answers());
    end(CheckResult::Pass, u"the internet opens and closes with the label, for an open connection too"_s);
}

/// Of the probe, never of a sandbox of somebody.
void SwitchTrial::label(bool isOn)
{
    const ProbePod pod = m_bench->find(ProbeRole::Switched)->pod;
    const auto text = [](std::string_view latin) {
        return QString::fromLatin1(latin.data(), static_cast<qsizetype>(latin.size()));
    };
    const QJsonValue value =
        isOn ? QJsonValue(text(sandbox::labels::internetAccessValue)) : QJsonValue(QJsonValue::Null);
    const QJsonObject changes{
        {u"metadata"_s, QJsonObject{{u"labels"_s, QJsonObject{{text(sandbox::labels::internetAccess), value}}}}}};
    m_step = m_tools.api->patch(
        {kube::resources::pods(), pod.nameSpace, pod.name}, kube::Patch::merge(changes), {}, this,
        [this, isOn](const base::Result<QJsonObject> &patched) {
            if (!patched && isUnasked(patched.error()))
                return endWith(outcomeOf(patched.error(), expected));
            if (!patched) {
                return end(CheckResult::Inconclusive,
                           u"the label could not be changed: "_s + QString::fromStdString(patched.error().text()),
                           u"Run the check again; the API server's log says more if it stays so"_s);
            }
            enter(isOn ? Stage::On : Stage::OffAgain);
            look();
        });
}

void SwitchTrial::enter(Stage stage)
{
    m_stage = stage;
    m_since = m_tools.clock->steady();
    m_mark = m_bench->witness->mark();
}

double SwitchTrial::sinceStage() const
{
    return std::chrono::duration<double>(m_tools.clock->steady() - m_since).count();
}

void SwitchTrial::again(std::chrono::milliseconds pause)
{
    m_again.start(pause);
}

void SwitchTrial::end(CheckResult result, const QString &observed, const QString &fix)
{
    endWith({.result = result, .expected = expected, .observed = observed, .fix = fix});
}

void SwitchTrial::endWith(CheckOutcome outcome)
{
    m_again.stop();
    m_stream.reset();
    outcome.evidence = m_evidence;
    m_promise.complete(outcome);
    deleteLater();
}

} // namespace liteboxd::verify
