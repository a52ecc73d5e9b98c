// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/verify/verify_shape.h"

#include <map>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

QString resultText(const QJsonObject &check)
{
    static const std::map<QString, QString> icons{{u"pass"_s, u"✓"_s},
                                                  {u"warning"_s, u"!"_s},
                                                  {u"fail"_s, u"✗"_s},
                                                  {u"skipped"_s, u"–"_s},
                                                  {u"inconclusive"_s, u"?"_s}};
    const QString result = check.value(u"result"_s).toString();
    const auto icon = icons.find(result);
    return icon == icons.end() ? result : icon->second + u' ' + result;
}

} // namespace

Shape checkShape()
{
    return {Shape::member("id"),
            {{"RESULT", resultText},
             {"CHECK", Shape::member("id")},
             {"OBSERVED", Shape::member("observed")},
             {"EXPECTED", Shape::member("expected"), ColumnUse::Wide},
             {"SECONDS", Shape::member("seconds"), ColumnUse::Wide}}};
}

Shape hopShape()
{
    return {Shape::member("name"),
            {{"RESULT", resultText},
             {"HOP", Shape::member("name")},
             {"DETAIL", Shape::member("detail")},
             {"WHAT TO DO", Shape::member("fix")}}};
}

Shape cleanUpShape()
{
    return {Shape::member("deleted"), {{"DELETED", Shape::member("deleted")}}};
}

Shape reportCheckShape()
{
    return {Shape::member("run"),
            {{"HOLDS", Shape::member("holds")},
             {"FINGERPRINT", Shape::member("fingerprint")},
             {"OWN", Shape::member("own")},
             {"TRUSTED", Shape::member("trusted")},
             {"FINISHED", Shape::member("finishedAt")},
             {"RESULT", Shape::member("result")}}};
}

Shape bundleShape()
{
    return {Shape::member("file"),
            {{"FILE", Shape::member("file")},
             {"SIZE", Shape::member("size")},
             {"SIGNED", Shape::member("signed")}}};
}

Shape runShape()
{
    return {Shape::member("id"),
            {{"RESULT", resultText},
             {"RUN", Shape::member("id")},
             {"FINISHED", Shape::member("finishedAt")},
             {"PASSED", Shape::member("passed")},
             {"FAILED", Shape::member("failed")}}};
}

Shape checkListShape()
{
    return {Shape::member("id"),
            {{"CHECK", Shape::member("id")},
             {"TITLE", Shape::member("title")},
             {"PROBES", Shape::member("probes"), ColumnUse::Wide}}};
}

} // namespace liteboxd::ctl
