// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/probe_leftovers.h"

#include "core/session/session.h"
#include "core/verify/probes/probe_plan.h"
#include "core/verify/probes/probe_removal.h"

#include <QSettings>
#include <QStringList>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString key = u"verify/probesLeftAt"_s;

} // namespace

ProbeLeftovers::ProbeLeftovers(const base::Clock &clock, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_settings(settings)
{}

void ProbeLeftovers::setSession(session::Session *session)
{
    m_sweep.cancel();
    m_session = session;
    if (session == nullptr || !m_settings.value(key).toStringList().contains(place()))
        return;
    m_sweep = ProbeRemoval::start(session->api(),
                                  {session->settings().sandboxNamespace.toStdString(), ProbePlan().controlNamespace},
                                  ProbeSelection::leftBehind(thisMachine(), m_clock.wall(), isAlive), this,
                                  [this](const base::Result<int> &gone) {
                                      if (gone)
                                          noteGone();
                                  });
}

QString ProbeLeftovers::place() const
{
    return QString::fromStdString(m_session->settings().connection.server) + u' ' +
           m_session->settings().sandboxNamespace;
}

void ProbeLeftovers::note(bool areLeft)
{
    if (!m_session)
        return;
    m_sweep.cancel(); // what it would say now is not known any more
    QStringList places = m_settings.value(key).toStringList();
    places.removeAll(place());
    if (areLeft)
        places << place();
    m_settings.setValue(key, places);
    m_settings.sync(); // a window that is killed writes nothing any more
}

} // namespace liteboxd::verify
